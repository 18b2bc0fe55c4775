package com.maqsafy.releases.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open tasks of a release, and what may end one without a form. */
@Component
public class ReleaseTasks {

    /** Above that of overdue tasks, so that they lead every list that is sorted by priority. */
    public static final int REMINDED = 95;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    ReleaseTasks(TaskService tasks, RuntimeService runtime, WithoutAuthorization withoutAuthorization) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Id, element, title, assignee, groups and due date of each open task, oldest first. */
    public List<Map<String, Object>> of(String release) {
        return withoutAuthorization.call(() -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(release)
                    .orderByTaskCreateTime()
                    .asc()
                    .list()) {
                Map<String, Object> row = new LinkedHashMap<>();
                Optional<List<IdentityLink>> candidates = candidates(tasks, task.getId());
                if (candidates.isEmpty()) {
                    continue;
                }
                row.put("id", task.getId());
                row.put("element", task.getTaskDefinitionKey());
                row.put("title", task.getName());
                if (task.getAssignee() != null) {
                    row.put("assignee", task.getAssignee());
                }
                row.put(
                        "groups",
                        candidates.get().stream()
                                .map(IdentityLink::getGroupId)
                                .filter(Objects::nonNull)
                                .sorted()
                                .toList());
                row.put(
                        "due",
                        task.getDueDate() == null
                                ? ""
                                : task.getDueDate().toInstant().toString());
                rows.add(row);
            }
            return rows;
        });
    }

    /** The users and groups that may take a task; empty when somebody has done it since it was found. */
    public static Optional<List<IdentityLink>> candidates(TaskService tasks, String task) {
        try {
            return Optional.of(tasks.getIdentityLinksForTask(task).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .toList());
        } catch (NullValueException | NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts the open tasks of a release on top of the lists and lets groups see them; whether these may do them is said by
     * the validation of forms.
     *
     * @param groups ids of groups that see them too
     */
    public void raise(String release, int priority, Set<String> groups) {
        withoutAuthorization.call(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(release)
                    .taskMaxPriority(priority - 1)
                    .list()) {
                tasks.setPriority(task.getId(), priority);
                groups.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
            }
            return null;
        });
    }

    /**
     * A required test has passed by a report: whoever was asked for evidence of it need not answer any more.
     *
     * @throws OptimisticLockingException when one of the tasks ends at this moment; the caller's transaction is lost then
     */
    public void testReported(String release, String test) {
        withoutAuthorization.call(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(release)
                    .taskDefinitionKey("userTask_provideTestEvidence")
                    .list()) {
                ChangedTasks.whileOpen(
                        "REL-PRC-232 A task of " + release
                                + " ended at the same moment, and nothing of this call was"
                                + " done. Send it again.",
                        () -> {
                            if (("tests:" + test)
                                    .equals(tasks.getVariable(task.getId(), ReleaseVariables.PART.name()))) {
                                passed(task);
                            }
                            return null;
                        });
            }
            return null;
        });
    }

    private void passed(Task task) {
        for (EventSubscription subscription : runtime.createEventSubscriptionQuery()
                .eventType("message")
                .eventName("release.testReported")
                .processInstanceId(task.getProcessInstanceId())
                .list()) {
            if (task.getExecutionId().equals(subscription.getExecutionId())
                    || isParent(subscription.getExecutionId(), task)) {
                runtime.messageEventReceived("release.testReported", subscription.getExecutionId());
                return;
            }
        }
    }

    private boolean isParent(String executionId, Task task) {
        Object part = runtime.getVariable(executionId, ReleaseVariables.PART.name());
        return part != null && part.equals(tasks.getVariable(task.getId(), ReleaseVariables.PART.name()));
    }
}
