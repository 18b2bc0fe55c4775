package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.People;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** PRIN-01: the release has one owner, who is a known person until production is touched. */
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
        // An account that goes while it is deployed leaves no deployment half done.
        return people.exists(owner) || dossier.productionTouchedAt().isPresent()
                ? List.of()
                : List.of(Finding.of("PRIN-01", Sentence.of("finding.owner-unknown", owner)));
    }
}
