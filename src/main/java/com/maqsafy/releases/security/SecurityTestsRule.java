package com.maqsafy.releases.security;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** SEC-04: security tests and regression tests have passed for the fix, whatever else it changes. */
@Component
class SecurityTestsRule implements GateRule {

    private final PolicyCatalogue catalogue;

    SecurityTestsRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        return Set.of("SEC-04");
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
        if (dossier.release().type() != ReleaseType.SECURITY) {
            return List.of();
        }
        return Stream.of("TEST-06", "TEST-07")
                .flatMap(test -> TestEvidence.objection(dossier, test)
                        .map(o -> new Finding("SEC-04", catalogue.text(test) + " of the fix " + o))
                        .stream())
                .toList();
    }
}
