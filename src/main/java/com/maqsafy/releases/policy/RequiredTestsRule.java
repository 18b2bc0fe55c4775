package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * TEST-01 to TEST-09, PRIN-03, RULE-01: every required test has passed for the commit, with evidence. Required is what
 * the decision table asked for and, whatever it asked, what the policy asks for the changed aspects.
 */
@Component
public class RequiredTestsRule implements GateRule {

    private final PolicyCatalogue catalogue;

    public RequiredTestsRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        Set<String> items = new TreeSet<>(Set.of("PRIN-03", "RULE-01"));
        catalogue.section("TEST").forEach(i -> items.add(i.id()));
        return items;
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.TESTS);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        SortedSet<String> required =
                catalogue.requiredTests(dossier.aspects(), dossier.release().type());
        Optional<Recorded<RequiredTestsDetermined>> determined = dossier.lastForCommit(RequiredTestsDetermined.class);
        if (determined.isEmpty()) {
            findings.add(Finding.of("PRIN-03", Sentence.of("finding.tests-undetermined")));
        }
        determined.ifPresent(r -> r.event().tests().forEach(t -> required.add(t.test())));
        boolean anyPassed = false;
        for (String test : required) {
            Optional<Sentence> objection = TestEvidence.objection(dossier, test, catalogue.text(test));
            objection.ifPresent(o -> findings.add(Finding.of(test, o)));
            anyPassed = anyPassed || objection.isEmpty();
        }
        if (!anyPassed) {
            findings.add(Finding.of("RULE-01", Sentence.of("finding.no-test-passed")));
        }
        return findings;
    }
}
