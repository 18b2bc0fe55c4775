package com.maqsafy.releases.deployment.process;

import com.maqsafy.releases.deployment.DeploymentWindow;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.process.ReleaseVariables;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for releases that wait for a time that their calendar does not have any more, since windows, freezes or the planned
 * time have changed: they ask again at once, and then wait for the time that holds by now (OPEN-08, NOTE-08).
 *
 * <p>The process itself asks, so there is one answer, with its record. Two nodes may look at the same moment: the engine lets
 * one of them move the timer.
 */
@Component
class WaitingForWindows {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingForWindows.class);
    private static final String WAITS = "${" + ReleaseVariables.WINDOW_OPENS_AT.name() + '}';

    private final ManagementService management;
    private final RuntimeService runtime;
    private final DeploymentWindow window;
    private final SafeMode safeMode;
    private final OnOneNode onOneNode;
    private final Clock clock;

    WaitingForWindows(
            ManagementService management,
            RuntimeService runtime,
            DeploymentWindow window,
            SafeMode safeMode,
            OnOneNode onOneNode,
            Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.window = window;
        this.safeMode = safeMode;
        this.onOneNode = onOneNode;
        this.clock = clock;
    }

    /** Every minute by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.run("waiting-for-windows", this::look);
    }

    /** Looks at all releases that wait for a time. */
    void look() {
        if (safeMode.on()) {
            return;
        }
        management.createJobDefinitionQuery().list().stream()
                .filter(WaitingForWindows::waits)
                .flatMap(definition -> management.createJobQuery().jobDefinitionId(definition.getId()).list().stream())
                .forEach(this::lookAt);
    }

    private static boolean waits(JobDefinition definition) {
        String configuration = definition.getJobConfiguration();
        return configuration != null && configuration.endsWith(WAITS);
    }

    private void lookAt(Job timer) {
        try {
            ProcessInstance process = runtime.createProcessInstanceQuery()
                    .processInstanceId(timer.getProcessInstanceId())
                    .singleResult();
            Date due = timer.getDuedate();
            // One that is due asks anyway.
            if (process != null
                    && due != null
                    && due.toInstant().isAfter(clock.instant())
                    && window.movedFrom(process.getBusinessKey(), due.toInstant())) {
                LOG.info(
                        "REL-DEP-480 {} waited until {}, which its calendar does not have any more. It asks again.",
                        process.getBusinessKey(),
                        due.toInstant());
                management.setJobDuedate(timer.getId(), Date.from(clock.instant()));
            }
        } catch (RuntimeException e) {
            // It fired at this moment, or its calendar has no opening now: there is a next minute.
            LOG.warn(
                    "REL-DEP-481 Whether {} waits for the right time could not be found out: {}",
                    timer.getId(),
                    e.getMessage());
        }
    }
}
