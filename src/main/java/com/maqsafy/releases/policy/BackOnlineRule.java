package com.maqsafy.releases.policy;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * DEP-07: a service that was put into maintenance mode, or may have been, is back online, whatever the attempt: its command
 * says so, or a person who did it by hand.
 */
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
        OptionalLong closed = last(
                dossier,
                r -> r.kind().equals("maintenanceEntering")
                        || r.kind().equals("maintenanceEntered")
                        || r.kind().equals("closingDecided")
                                && text(r.payload(), "decision").equals("done"));
        if (closed.isEmpty()) {
            return List.of();
        }
        OptionalLong opened = last(
                dossier,
                r -> r.kind().equals("maintenanceLeft")
                                && text(r.payload(), "outcome").equals("succeeded")
                        || r.kind().equals("reopeningDecided")
                                && text(r.payload(), "decision").equals("done")
                                && !text(r.payload(), "reason").isEmpty());
        return opened.orElse(0) > closed.getAsLong()
                ? List.of()
                : List.of(new Finding(
                        "DEP-07", "The service has not left maintenance mode. Bring it back online and record it."));
    }

    private static OptionalLong last(Dossier dossier, Predicate<LedgerRecord> fits) {
        return dossier.records().stream()
                .filter(fits)
                .mapToLong(LedgerRecord::sequence)
                .max();
    }
}
