package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.person.Persons;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-07, RULE-04, RULE-05. */
class NotesLeakRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesWhatMustNotBeRead() {
        return RuleTable.of(
                        new NotesLeakRule(new LeakScanner(NotesSettings.defaults()), Persons.unknown()),
                        ReleaseStory::prepared)
                .fails(
                        "a secret in the text",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.put(
                                        "markdown",
                                        p.path("markdown").asText() + "\npostgres://app:hunter2hunter2@db/app")),
                        "RULE-04 of the notes (")
                .fails(
                        "customer data deep in what the text is made from",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.withObject("/content")
                                        .withArray("knownIssues")
                                        .add("seen by layla@canteen.sa")),
                        "RULE-05 of the notes' content (")
                .fails(
                        "a restricted detail of the vulnerability, which the finding does not repeat",
                        s -> s.story.add(
                                "vulnerabilityDocumented",
                                "security",
                                "{identifier: 'CVE-2026-4242', component: 'daily LIMITS', exploit: 'tenant_id=*'}"),
                        "PRIN-07 of the notes (****): A restricted detail of this release")
                .passes(
                        "what was restricted is described otherwise now",
                        s -> s.story
                                .add("vulnerabilityDocumented", "security", "{component: 'daily limits'}")
                                .add("vulnerabilityDocumented", "security", "{component: 'OrderScope'}"))
                .fails(
                        "a waived finding in another passage",
                        s -> s.story
                                .change(
                                        "notesWritten",
                                        p -> p.put(
                                                "markdown", p.path("markdown").asText() + "\nmail layla@canteen.sa"))
                                .add(
                                        "leakFindingWaived",
                                        "tech",
                                        "{finding: 'email-address', passages: ['" + "0".repeat(64)
                                                + "'], reason: 'x'}"),
                        "RULE-05 of the notes (")
                .cannotTell(
                        "there are none",
                        s -> s.story.without("notesWritten"),
                        "PRIN-07 no release notes for this commit")
                .rows();
    }
}
