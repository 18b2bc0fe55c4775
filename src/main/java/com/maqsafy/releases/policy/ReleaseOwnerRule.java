package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.People;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** PRIN-01: the release has one owner, who is a known person. */
@Component
class ReleaseOwnerRule implements GateRule {

    private final People people;

    ReleaseOwnerRule(People people) {
        this.people = people;
    }

    @Override
    public Set<String> items() {
        return Set.of("PRIN-01");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        String owner = dossier.release().owner();
        if (owner.isBlank()) {
            return List.of(Finding.of("PRIN-01", Sentence.of("finding.no-owner")));
        }
        return people.exists(owner)
                ? List.of()
                : List.of(
                        Finding.of("PRIN-01", Sentence.of("finding.owner-unknown", owner)));
    }
}
