package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-05, NOTE-05. */
class NotesMigrationsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryMigrationInTheNotes() {
        return RuleTable.of(new NotesMigrationsRule(), ReleaseStory::prepared)
                .passes(
                        "the text escapes the name",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.put(
                                        "markdown", p.path("markdown").asText().replace("_", "\\_"))))
                .fails(
                        "one is missing",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.withObject("/content")
                                        .withArray("databaseChanges")
                                        .removeAll()),
                        "PRIN-05 do not document the migration 2026_03_01")
                .fails(
                        "the answer is none",
                        s -> s.story.change(
                                "notesWritten",
                                p -> ((ObjectNode) p.at("/content/databaseChanges/0")).put("rollbackSafe", "Perhaps")),
                        "NOTE-05 do not show whether")
                .fails(
                        "the text does not show it",
                        s -> s.story.change("notesWritten", p -> p.put("markdown", "## Version 1.5.0 - 2026-03-02")),
                        "NOTE-05 do not show whether")
                .fails("there are no notes", s -> s.story.without("notesWritten"), "PRIN-05 do not document")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "PRIN-05 It is not known")
                .rows();
    }
}
