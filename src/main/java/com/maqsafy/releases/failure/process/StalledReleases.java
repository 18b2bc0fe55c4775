package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.failure.FailureSettings;
import com.maqsafy.releases.failure.FoundFailure;
import com.maqsafy.releases.failure.FoundFailure.Kind;
import com.maqsafy.releases.process.SystemProcesses;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Finds releases that stand still: not finished, and nothing of them is tried, waits for a person or for a time.
 *
 * <p>The engine's rows are read one after the other while releases move, so a release counts only when it stood still at
 * two looks in a row.
 */
@Component
class StalledReleases {

    private final Releases releases;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final FailureSettings settings;
    private final Clock clock;
    private Map<String, String> seen = Map.of();

    StalledReleases(
            Releases releases,
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy ManagementService management,
            @Lazy ExternalTaskService externalTasks,
            FailureSettings settings,
            Clock clock) {
        this.releases = releases;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.externalTasks = externalTasks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those that stood still at this look and at the one before. */
    List<FoundFailure> look() {
        Map<String, String> now = new HashMap<>();
        List<FoundFailure> found = new ArrayList<>();
        for (ReleaseDetails release : releases.open()) {
            why(release.key()).ifPresent(why -> {
                now.put(release.key(), why);
                if (seen.containsKey(release.key())) {
                    found.add(failure(release.key(), why));
                }
            });
        }
        seen = now;
        return found;
    }

    private static FoundFailure failure(String release, String why) {
        return new FoundFailure(
                FoundFailure.standingStill(release),
                Kind.STANDING_STILL,
                release,
                release,
                null,
                null,
                "The release stands still",
                Kind.STANDING_STILL.word(),
                why,
                1,
                false);
    }

    /** Why it stands still, empty when it does not; people who are asked about a failure do not move it. */
    Optional<String> why(String release) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(release)
                .list();
        Set<String> ids = instances.stream()
                .filter(i -> !SystemProcesses.STARTED.contains(i.getProcessDefinitionKey()))
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Optional.of("Its process was ended by hand, and no outcome was recorded.");
        }
        Instant late = clock.instant().minus(settings.standsStillAfter());
        List<Job> jobs =
                management.createJobQuery().processInstanceIds(ids).active().list();
        List<ExternalTask> work = externalTasks
                .createExternalTaskQuery()
                .processInstanceIdIn(ids.toArray(String[]::new))
                .active()
                .list();
        boolean moves = jobs.stream().anyMatch(j -> j.getRetries() <= 0 || !before(late, j))
                || work.stream().anyMatch(w -> isOut(w) || !before(late, w))
                || tasks.createTaskQuery()
                                .processInstanceBusinessKey(release)
                                .processDefinitionKeyIn(definitions(instances))
                                .active()
                                .count()
                        > 0;
        if (moves) {
            return Optional.empty();
        }
        if (instances.stream().anyMatch(ProcessInstance::isSuspended)) {
            return Optional.of("Its process was suspended by hand.");
        }
        return Optional.of(
                jobs.isEmpty() && work.isEmpty()
                        ? "Nothing of it is tried, nobody is asked and no timer waits."
                        : "Its work has been due for more than "
                                + Words.counted(settings.standsStillAfter().toMinutes(), "minute")
                                + " and nobody takes it: worker or job executor do not run.");
    }

    /** Work without tries left has a failure of its own. */
    private static boolean isOut(ExternalTask work) {
        return work.getRetries() != null && work.getRetries() <= 0;
    }

    /** Due before that time and not taken. */
    private static boolean before(Instant late, Job job) {
        Date due = job.getDuedate() == null ? job.getCreateTime() : job.getDuedate();
        return due != null && due.toInstant().isBefore(late);
    }

    private static boolean before(Instant late, ExternalTask work) {
        Date free = work.getLockExpirationTime() == null ? work.getCreateTime() : work.getLockExpirationTime();
        return free != null && free.toInstant().isBefore(late);
    }

    private static String[] definitions(List<ProcessInstance> instances) {
        return instances.stream()
                .map(ProcessInstance::getProcessDefinitionKey)
                .filter(key -> !SystemProcesses.STARTED.contains(key))
                .distinct()
                .toArray(String[]::new);
    }
}
