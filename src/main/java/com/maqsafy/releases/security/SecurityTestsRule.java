package com.maqsafy.releases.security;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** SEC-04: security tests and regression tests have passed for the fix, whatever else it changes. */
@Component
class SecurityTestsRule extends OneTypeRule {

    private final PolicyCatalogue catalogue;

    SecurityTestsRule(PolicyCatalogue catalogue) {
        super(ReleaseType.SECURITY, PreparationPart.TESTS, "SEC-04");
        this.catalogue = catalogue;
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        return Stream.of("TEST-06", "TEST-07")
                .flatMap(test -> TestEvidence.objection(dossier, test, catalogue.text(test) + " of the fix")
                        .map(o -> Finding.of("SEC-04", o))
                        .stream())
                .toList();
    }
}
