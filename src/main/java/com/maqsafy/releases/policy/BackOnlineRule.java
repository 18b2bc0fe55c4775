package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** DEP-07: a service that was put into maintenance mode is back online, whatever the attempt. */
@Component
class BackOnlineRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("DEP-07");
    }

    @Override
    public GateStage stage() {
        return GateStage.RELEASE;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Optional<LedgerRecord> entered = dossier.last("maintenanceEntered");
        if (entered.isEmpty()) {
            return List.of();
        }
        boolean left = dossier.last("maintenanceLeft")
                .filter(r -> r.sequence() > entered.get().sequence())
                .filter(r -> text(r.payload(), "outcome").equals("succeeded"))
                .isPresent();
        return left
                ? List.of()
                : List.of(new Finding(
                        "DEP-07", "The service has not left maintenance mode. Bring it back online and record it."));
    }
}
