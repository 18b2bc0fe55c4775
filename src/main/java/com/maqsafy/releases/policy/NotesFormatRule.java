package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.release.NotesWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** NOTE-01 to NOTE-09: the release notes are written for the commit, in the one format, and name this version. */
@Component
class NotesFormatRule implements GateRule {

    private final NotesFormat format;

    NotesFormatRule(NotesFormat format) {
        this.format = format;
    }

    @Override
    public Set<String> items() {
        return Set.of(
                "NOTE-01", "NOTE-02", "NOTE-03", "NOTE-04", "NOTE-05", "NOTE-06", "NOTE-07", "NOTE-08", "NOTE-09");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.NOTES);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Optional<NotesWritten> notes =
                dossier.evidence(NotesWritten.class, PreparationPart.NOTES).map(Recorded::event);
        if (notes.isEmpty()) {
            return List.of(Finding.of("NOTE-01", Sentence.of("finding.notes-missing")));
        }
        String markdown = notes.get().markdown().strip();
        List<Finding> findings = new ArrayList<>();
        format.check(markdown)
                .forEach(v ->
                        findings.add(Finding.of(v.item(), Sentence.of("finding.notes-format", v.line(), v.message()))));
        if (!markdown.startsWith("## Version " + dossier.release().version() + " - ")) {
            findings.add(Finding.of(
                    "NOTE-01",
                    Sentence.of("finding.notes-version", dossier.release().version())));
        }
        return findings;
    }
}
