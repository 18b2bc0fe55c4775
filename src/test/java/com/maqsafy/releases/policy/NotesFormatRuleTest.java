package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.notes.NotesFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NOTE-01 to NOTE-09: NOTE-03, NOTE-04, NOTE-06, NOTE-07, NOTE-08. */
class NotesFormatRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForNotesInTheOneFormat() {
        return RuleTable.of(new NotesFormatRule(new NotesFormat()), ReleaseStory::prepared)
                .fails(
                        "a section is missing",
                        s -> s.story.change(
                                "notesWritten",
                                p -> p.put(
                                        "markdown", p.path("markdown").asText().replace("### Summary", "### Sumary"))),
                        "NOTE-01 Line 3 of the notes: This section is not part of the format",
                        "NOTE-02 The section `### Summary` is missing; add it.")
                .fails(
                        "they are about another version",
                        s -> s.story.version = "1.6.0",
                        "NOTE-01 not about version 1.6.0")
                .cannotTell(
                        "there are none", s -> s.story.without("notesWritten"), "NOTE-01 not written for this commit")
                .cannotTell("they were asked for again", s -> s.story.rework("notes"), "NOTE-01 not written")
                .rows();
    }
}
