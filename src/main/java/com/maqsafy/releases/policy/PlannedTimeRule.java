package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** NOTE-08: the deployment does not start before the time that was planned and announced. */
@Component
class PlannedTimeRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("NOTE-08");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Instant planned = dossier.release().plannedAt();
        Instant start = dossier.productionTouchedAt().orElse(dossier.now());
        return planned != null && start.isBefore(planned)
                ? List.of(Finding.of("NOTE-08", Sentence.of("finding.planned-later", planned)))
                : List.of();
    }
}
