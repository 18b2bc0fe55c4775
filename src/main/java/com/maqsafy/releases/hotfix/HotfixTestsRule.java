package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.policy.RequiredTestsRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * HOT-04: the fix is tested before production, however urgent it is: the regression test (TEST-06) and every other
 * required test have passed for this commit, with evidence.
 */
@Component
class HotfixTestsRule implements GateRule {

    private static final String ITEM = "HOT-04";

    private final RequiredTestsRule tests;

    HotfixTestsRule(RequiredTestsRule tests) {
        this.tests = tests;
    }

    @Override
    public Set<String> items() {
        return Set.of(ITEM);
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
        if (!Hotfixes.concerns(dossier)) {
            return List.of();
        }
        Set<String> missing =
                tests.evaluate(dossier).stream().map(Finding::item).collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty()
                ? List.of()
                : Hotfixes.finding(
                        ITEM,
                        "The fix is not tested: see " + String.join(", ", missing)
                                + ". Test it before production; being urgent shortens no test.");
    }
}
