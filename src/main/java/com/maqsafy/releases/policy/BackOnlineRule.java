package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.ClosingDecided;
import com.maqsafy.releases.deployment.MaintenanceEntered;
import com.maqsafy.releases.deployment.MaintenanceEntering;
import com.maqsafy.releases.deployment.MaintenanceLeft;
import com.maqsafy.releases.deployment.ReopeningDecided;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
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
                r -> r.is(MaintenanceEntering.class)
                        || r.is(MaintenanceEntered.class)
                        || r.as(ClosingDecided.class)
                                .filter(c -> c.event().decision().equals("done"))
                                .isPresent());
        if (closed.isEmpty()) {
            return List.of();
        }
        OptionalLong opened = last(
                dossier,
                r -> r.as(MaintenanceLeft.class)
                                .filter(left -> left.event().outcome().equals("succeeded"))
                                .isPresent()
                        || r.as(ReopeningDecided.class)
                                .map(Recorded::event)
                                .filter(d -> d.decision().equals("done")
                                        && !d.reason().isBlank())
                                .isPresent());
        return opened.orElse(0) > closed.getAsLong()
                ? List.of()
                : List.of(Finding.of("DEP-07", Sentence.of("finding.not-online")));
    }

    private static OptionalLong last(Dossier dossier, Predicate<LedgerRecord> fits) {
        return dossier.records().stream()
                .filter(fits)
                .mapToLong(LedgerRecord::sequence)
                .max();
    }
}
