package com.maqsafy.releases.security;

import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.ReleaseNotes;
import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.process.Violation;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which words cannot be restricted, because notes without them cannot be written. */
@Component
public class NotesWords {

    private final LeakScanner scanner;
    private final String headings;

    NotesWords(LeakScanner scanner, NotesFormat format) {
        this.scanner = scanner;
        this.headings = format.render(new ReleaseNotes(
                "0.0.0",
                LocalDate.EPOCH,
                "x",
                List.of("x"),
                EnumSet.allOf(ImpactedArea.class),
                List.of(
                        new DatabaseChange("x", RollbackSafe.YES),
                        new DatabaseChange("x", RollbackSafe.NO),
                        new DatabaseChange("x", RollbackSafe.NEEDS_CONFIRMATION)),
                new SecurityImpact(true, false, true),
                new TestingCompleted(true, false, true, false),
                "x",
                "x",
                "x",
                List.of()));
    }

    /** What stands against restricting these words, which a field brings; the message does not repeat them. */
    public Optional<Violation> unusable(String field, List<String> words) {
        if (words.stream().anyMatch(w -> w.codePointCount(0, w.length()) < RestrictedWords.SHORTEST)) {
            return Optional.of(new Violation(
                    "SEC-01",
                    field,
                    "A restricted word has at least " + RestrictedWords.SHORTEST
                            + " characters: a shorter one stands in every text. Name the detail more precisely."));
        }
        return scanner.scan(headings, words).isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "SEC-01",
                        field,
                        "The format of the release notes itself uses this word, so that no notes could be written without"
                                + " it. Name the detail more precisely."));
    }
}
