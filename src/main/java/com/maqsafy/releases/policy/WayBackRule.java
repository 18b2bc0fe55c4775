package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.RollbackAvailabilityChecked;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.LiveFacts.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * RB-01, RB-02: before production is touched, the version that runs there can still be had: its tag, its commit, the steps
 * that bring it back, and its artefacts where the settings say how to ask for them.
 */
@Component
class WayBackRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RB-01", "RB-02");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.productionTouchedAt().isPresent()) {
            return List.of();
        }
        WayBack back = dossier.live().wayBack();
        String service = dossier.release().service();
        List<Finding> findings = new ArrayList<>();
        ranAtStart(dossier, back).ifPresent(findings::add);
        if (!back.tagged()) {
            findings.add(Finding.of("RB-01", Sentence.of("finding.back-untagged", back.version())));
        } else if (!back.committed()) {
            findings.add(Finding.of("RB-01", Sentence.of("finding.back-uncommitted", back.version(), service)));
        }
        if (!back.steps()) {
            findings.add(Finding.of("RB-02", Sentence.of("finding.back-no-steps", back.version(), service)));
        }
        if (back.asked() && dossier.deploymentStarted().isPresent() && !available(dossier, back.version())) {
            findings.add(Finding.of("RB-02", Sentence.of("finding.back-unavailable", back.version(), service)));
        }
        return findings;
    }

    /** A rollback returns to what ran when the attempt was started; what was accepted since would be undone by it. */
    private static Optional<Finding> ranAtStart(Dossier dossier, WayBack back) {
        String production = dossier.live().productionVersion();
        // Of a release that was not made from what runs another rule says more.
        return production.equals(dossier.release().previousVersion()) && !production.equals(back.version())
                ? Optional.of(Finding.of("RB-01", Sentence.of("finding.back-ran-other", production, back.version())))
                : Optional.empty();
    }

    private static boolean available(Dossier dossier, String version) {
        return dossier.lastOfAttempt(RollbackAvailabilityChecked.class)
                .map(Recorded::event)
                .filter(e -> e.version().equals(version) && e.outcome().equals("succeeded"))
                .isPresent();
    }
}
