package com.maqsafy.releases.suspicion.process;

import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.suspicion.EngineRuns;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks Camunda's history; who may look has been decided before. */
@Component
class CamundaEngineRuns implements EngineRuns {

    private final HistoryService history;
    private final WithoutAuthorization withoutAuthorization;

    CamundaEngineRuns(@Lazy HistoryService history, @Lazy WithoutAuthorization withoutAuthorization) {
        this.history = history;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public Map<String, Set<String>> of(Collection<String> releases) {
        if (releases.isEmpty()) {
            return Map.of();
        }
        return withoutAuthorization
                .call(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKeyIn(releases.toArray(String[]::new))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(
                        HistoricProcessInstance::getBusinessKey,
                        Collectors.mapping(HistoricProcessInstance::getId, Collectors.toSet())));
    }
}
