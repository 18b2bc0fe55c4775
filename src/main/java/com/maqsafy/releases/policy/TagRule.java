package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.TagVerified;
import java.util.List;
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
            return List.of(Finding.of("VER-05", Sentence.of("finding.tag-elsewhere", commit)));
        }
        boolean matches = dossier.last(TagVerified.class)
                .map(Recorded::event)
                .filter(v -> v.matches() && v.commit().equals(commit))
                .isPresent();
        return matches ? List.of() : List.of(Finding.of("RULE-06", Sentence.of("finding.tag-unverified")));
    }
}
