package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** PR-01 to PR-08: the pull request checklist is answered for the commit, and well. */
@Component
class PullRequestChecklistRule implements GateRule {

    private final PolicyCatalogue catalogue;

    PullRequestChecklistRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        return new TreeSet<>(rows());
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.PULL_REQUEST);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Optional<Map<String, Answer>> answers = dossier.checklist(PreparationPart.PULL_REQUEST);
        if (answers.isEmpty()) {
            return rows().stream()
                    .map(row -> Finding.of(row, Sentence.of("finding.row-unanswered", catalogue.text(row))))
                    .toList();
        }
        List<Finding> findings = new ArrayList<>(new ChecklistRows(catalogue)
                .findings(new EvidenceAnswers(catalogue).complete(answers.get(), dossier, "PR"), rows()));
        if (dossier.databaseChanges()
                && answers.get().containsKey("PR-06")
                && answers.get().get("PR-06").answer().equals("not-applicable")) {
            findings.add(Finding.of("PR-06", Sentence.of("finding.review-of-migrations")));
        }
        return findings;
    }

    private List<String> rows() {
        return catalogue.section("PR").stream().map(PolicyItem::id).toList();
    }
}
