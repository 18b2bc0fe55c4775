package com.maqsafy.releases.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** RULE-06, VER-05: nothing is deployed for a release that is finished, nor under a tag of another commit. */
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
        return findings;
    }
}
