package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.ArtefactsDigested;
import com.maqsafy.releases.evidence.Recorded;
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
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        if (dossier.release().status().isFinal()) {
            findings.add(new Finding(
                    "RULE-06",
                    "The release is " + dossier.release().status().word()
                            + " and does not change any more. Start a new one."));
        }
        if (dossier.live()
                .tagCommit()
                .filter(c -> !c.equals(dossier.release().commit()))
                .isPresent()) {
            findings.add(new Finding(
                    "VER-05",
                    "The version is tagged on commit "
                            + dossier.live().tagCommit().get() + ", not on "
                            + dossier.release().commit() + ". Start a release with a new version."));
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
                        .map(digested -> new Finding(
                                "VER-05",
                                "What is to be deployed could not be digested: %s Mend releases.services.%s.deployment.artefacts.before, and start the deployment again."
                                        .formatted(
                                                digested.message(),
                                                dossier.release().service())));
    }
}
