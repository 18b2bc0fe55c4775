package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-07, RULE-04, RULE-05. */
class NotesLeakRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesWhatMustNotBeRead() {
        return RuleTable.of(new NotesLeakRule(new NotesReader()), ReleaseStory::prepared)
                .fails(
                        "a secret in the text",
                        s -> s.story.change("notesWritten", p -> p.put("markdown", "SECRET")),
                        "RULE-04 a secret")
                .fails(
                        "customer data deep in what the text is made from",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.withObject("/content")
                                        .withArray("knownIssues")
                                        .add("CUSTOMER")),
                        "RULE-05 customer data")
                .cannotTell(
                        "there are none",
                        s -> s.story.without("notesWritten"),
                        "PRIN-07 no release notes for this commit")
                .rows();
    }
}
