package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.ArtefactsDigested;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** RULE-06, VER-05: nothing is deployed for a release that is finished, nor under a tag of another commit, nor what could not be digested. */
@Component
class UnchangedVersionRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("RULE-06", "VER-05");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public boolean unexpected() {
        return true;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        if (dossier.release().status().isFinal()) {
            findings.add(Finding.of(
                    "RULE-06",
                    Sentence.of("finding.final", dossier.release().status().word())));
        }
        if (dossier.live()
                .tagCommit()
                .filter(c -> !c.equals(dossier.release().commit()))
                .isPresent()) {
            findings.add(Finding.of(
                    "VER-05",
                    Sentence.of(
                            "finding.tagged-elsewhere",
                            dossier.live().tagCommit().get(),
                            dossier.release().commit())));
        }
        undigested(dossier).ifPresent(findings::add);
        return findings;
    }

    /** What was not digested before cannot be compared afterwards: a good deployment would be taken back for that. */
    private static Optional<Finding> undigested(Dossier dossier) {
        return dossier.productionTouchedAt().isPresent()
                ? Optional.empty()
                : dossier.lastOfAttempt(ArtefactsDigested.class)
                        .map(Recorded::event)
                        .filter(digested -> digested.message() != null)
                        .map(digested -> Finding.of(
                                "VER-05",
                                Sentence.of(
                                        "finding.artefacts-undigested",
                                        String.valueOf(digested.message()),
                                        dossier.release().service())));
    }
}
