package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
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
            findings.add(Finding.of("RULE-06", Sentence.of("finding.final", dossier.release().status().word())));
        }
        if (dossier.live()
                .tagCommit()
                .filter(c -> !c.equals(dossier.release().commit()))
                .isPresent()) {
            findings.add(Finding.of("VER-05", Sentence.of("finding.tagged-elsewhere", dossier.live().tagCommit().get(), dossier.release().commit())));
        }
        return findings;
    }
}
