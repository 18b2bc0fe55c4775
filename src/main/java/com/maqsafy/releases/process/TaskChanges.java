package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells, without the engine's types, what the engine publishes of tasks. */
@Component
class TaskChanges {

    private static final Map<String, String> WORDS = Map.of(
            TaskListener.EVENTNAME_CREATE, "opened",
            TaskListener.EVENTNAME_ASSIGNMENT, "assigned",
            TaskListener.EVENTNAME_COMPLETE, "completed",
            TaskListener.EVENTNAME_DELETE, "closed");

    private final ApplicationEventPublisher publisher;

    TaskChanges(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @EventListener
    void changed(DelegateTask task) {
        String what = WORDS.get(task.getEventName());
        String release =
                task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (what == null || release == null) {
            return;
        }
        boolean opened = what.equals("opened");
        publisher.publishEvent(new TaskChanged(
                release,
                what,
                task.getId(),
                task.getTaskDefinitionKey(),
                String.valueOf(task.getName()),
                task.getAssignee(),
                opened ? groups(task) : List.of(),
                task.getDueDate() == null ? "" : task.getDueDate().toInstant().toString()));
    }

    private static List<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
