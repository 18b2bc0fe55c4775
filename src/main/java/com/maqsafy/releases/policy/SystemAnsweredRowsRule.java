package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** PRE-01, 02, 03, 04, 05, 08, 10, 15: the rows of the pre-release checklist that the system answers are not "no". */
@Component
class SystemAnsweredRowsRule implements GateRule {

    private final PolicyCatalogue catalogue;
    private final SystemAnswers answers;

    SystemAnsweredRowsRule(PolicyCatalogue catalogue, SystemAnswers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    @Override
    public Set<String> items() {
        return new TreeSet<>(catalogue.systemRows(false));
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        return answers.of(dossier).stream()
                .filter(a -> a.answer().equals("no"))
                .map(a -> Finding.of(
                        a.item(), Sentence.of("finding.row-of-system", catalogue.text(a.item()), a.because())))
                .toList();
    }
}
