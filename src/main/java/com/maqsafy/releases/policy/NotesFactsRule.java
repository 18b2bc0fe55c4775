package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notes.NotesFacts;
import com.maqsafy.releases.release.NotesWritten;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** NOTE-05 to NOTE-08: the notes do not contradict the rollback plan, the tests, the migrations and the scope. */
@Component
class NotesFactsRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("NOTE-05", "NOTE-06", "NOTE-07", "NOTE-08");
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
        NotesFacts facts = NotesFacts.of(dossier.release(), dossier.records());
        return dossier.evidence(NotesWritten.class, PreparationPart.NOTES)
                .map(Recorded::event)
                .map(NotesWritten::content)
                .map(content -> facts.contradictions(content).stream()
                        .map(c -> new Finding(c.item(), c.message()))
                        .toList())
                .orElse(List.of());
    }
}
