package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.language.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** NOTE-08: a planned time that has passed by too much is planned again by the owner: what was announced is not true. */
@Component
public class PlannedTimePassedRule implements GateRule {

    private final PolicySettings settings;

    PlannedTimePassedRule(PolicySettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<String> items() {
        return Set.of("NOTE-08");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public boolean unexpected() {
        return true;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Instant planned = dossier.release().plannedAt();
        return planned != null
                        && dossier.productionTouchedAt().isEmpty()
                        && dossier.now().isAfter(planned.plus(settings.plannedAtMaxDelay()))
                ? List.of(Finding.of(
                        "NOTE-08",
                        Sentence.of(
                                "finding.planned-passed",
                                planned,
                                Words.counted(settings.plannedAtMaxDelay().toHours(), "hour"))))
                : List.of();
    }
}
