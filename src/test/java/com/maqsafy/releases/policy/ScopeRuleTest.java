package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-02, SCOPE-01 to SCOPE-09: SCOPE-02, SCOPE-03, SCOPE-04, SCOPE-06, SCOPE-07, SCOPE-09. */
class ScopeRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForAScopeThatNamesWhatTheSourceShows() {
        return RuleTable.of(new ScopeRule(new PolicyCatalogue()), ReleaseStory::prepared)
                .passes(
                        "more is declared than found",
                        s -> s.story.contains = List.of(
                                "backend",
                                "database-migration",
                                "frontend",
                                "dashboard",
                                "mobile-app",
                                "infrastructure",
                                "security-patch",
                                "configuration",
                                "integration"))
                .fails("there is no summary", s -> s.story.summary = " ", "PRIN-02 has no summary")
                .fails("there are no changes", s -> s.story.changes = List.of(), "PRIN-02 lists no changes")
                .fails(
                        "a word is unknown",
                        s -> s.story.contains = List.of("backend", "database-migration", "moon"),
                        "PRIN-02 'moon' is nothing that a release can contain")
                .fails(
                        "configuration was found and not declared",
                        s -> s.story.change(
                                "sourceInspected", p -> p.withArray("contains").add("configuration")),
                        "SCOPE-08 The source changes configuration")
                .fails(
                        "an aspect was found and not declared",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.withArray("changedAspects").add("auth")),
                        "PRIN-02 the aspect auth")
                .fails(
                        "nothing is declared",
                        s -> s.story.contains = List.of(),
                        "PRIN-02 does not say what it contains",
                        "SCOPE-01 The source changes backend",
                        "SCOPE-05 brings migrations")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "PRIN-02 has not been inspected for commit")
                .cannotTell(
                        "another commit was inspected",
                        s -> s.story.commit = ReleaseStory.OTHER_COMMIT,
                        "PRIN-02 has not been inspected for commit bbbb")
                .cannotTell(
                        "the inspection was asked for again",
                        s -> s.story.rework("source"),
                        "PRIN-02 has not been inspected")
                .rows();
    }
}
