package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** VER-05, RULE-06: what was approved is what is tagged: the version's tag is on the release's commit, checked after deploying. */
@Component
class TagRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("VER-05", "RULE-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.RELEASE;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        String commit = dossier.release().commit();
        if (!dossier.live().tagCommit().filter(commit::equals).isPresent()) {
            return List.of(new Finding(
                    "VER-05", "The tag of this version is not on the approved commit " + commit + ". Put it there."));
        }
        Optional<LedgerRecord> verified = dossier.last("tagVerified");
        boolean matches = verified.isPresent()
                && verified.get().payload().path("matches").asBoolean()
                && text(verified.get().payload(), "commit").equals(commit);
        return matches
                ? List.of()
                : List.of(new Finding(
                        "RULE-06", "The tag has not been verified against the approved commit. Let it be verified."));
    }
}
