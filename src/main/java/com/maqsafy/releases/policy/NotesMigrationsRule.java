package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.release.NotesWritten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** PRIN-05, NOTE-05: the notes name every migration and say whether it can be taken back safely. */
@Component
class NotesMigrationsRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("PRIN-05", "NOTE-05");
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
        if (dossier.databaseChanges() && dossier.inspection().isEmpty()) {
            return List.of(Finding.of("PRIN-05", Sentence.of("finding.notes-migrations-unknown")));
        }
        Optional<NotesWritten> notes =
                dossier.evidence(NotesWritten.class, PreparationPart.NOTES).map(Recorded::event);
        Map<String, String> documented = new LinkedHashMap<>();
        notes.map(NotesWritten::content)
                .ifPresent(content -> content.databaseChanges()
                        .forEach(change -> documented.put(change.migration(), change.rollbackSafe())));
        // Markdown escapes: what counts is the text that a reader sees.
        String shown = notes.map(NotesWritten::markdown).orElse("").replaceAll("\\\\(\\p{Punct})", "$1");
        List<Finding> findings = new ArrayList<>();
        for (String migration : dossier.migrations()) {
            if (!documented.containsKey(migration)) {
                findings.add(Finding.of("PRIN-05", Sentence.of("finding.notes-migration-missing", migration)));
            } else if (RollbackSafe.ofWord(documented.getOrDefault(migration, ""))
                            .isEmpty()
                    || !shown.contains(migration)) {
                findings.add(Finding.of("NOTE-05", Sentence.of("finding.notes-migration-unsaid", migration)));
            }
        }
        return findings;
    }
}
