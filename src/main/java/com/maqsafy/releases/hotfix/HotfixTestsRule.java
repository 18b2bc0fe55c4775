package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.policy.RequiredTestsRule;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * HOT-04: the fix is tested before production, however urgent it is: the regression test (TEST-06) and every other
 * required test have passed for this commit, with evidence.
 */
@Component
class HotfixTestsRule extends OneTypeRule {

    private static final String ITEM = "HOT-04";

    private final RequiredTestsRule tests;

    HotfixTestsRule(RequiredTestsRule tests) {
        super(ReleaseType.HOTFIX, PreparationPart.TESTS, ITEM);
        this.tests = tests;
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Set<String> missing =
                tests.evaluate(dossier).stream().map(Finding::item).collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty()
                ? List.of()
                : Hotfixes.finding(ITEM, "finding.hotfix-untested", String.join(", ", missing));
    }
}
