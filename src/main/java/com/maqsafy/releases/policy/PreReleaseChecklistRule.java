package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * PRE-06, 07, 11, 12, 13 and 14, and PRE-09 when the release leaves the database alone: what people confirm before
 * production. The policy lets none of these rows be "not applicable".
 */
@Component
class PreReleaseChecklistRule implements GateRule {

    private final PolicyCatalogue catalogue;

    PreReleaseChecklistRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        return new TreeSet<>(catalogue.personRows(false));
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.PRE_RELEASE);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<String> rows = catalogue.personRows(dossier.databaseChanges());
        Optional<Map<String, Answer>> answers = dossier.checklist(PreparationPart.PRE_RELEASE);
        return answers.map(a -> new ChecklistRows(catalogue)
                        .findings(new EvidenceAnswers(catalogue).complete(a, dossier, "PRE"), rows))
                .orElseGet(() -> rows.stream()
                        .map(row -> Finding.of(row, Sentence.of("finding.row-unanswered", catalogue.text(row))))
                        .toList());
    }
}
