package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who listens to tasks of releases hears what the engine does with them, in words of this application. */
class TaskChangesTest {

    private final List<Object> told = new ArrayList<>();
    private final TaskChanges changes = new TaskChanges(told::add);
    private final DelegateTask task = mock(DelegateTask.class, RETURNS_DEEP_STUBS);

    @BeforeEach
    void ofARelease() {
        Set<IdentityLink> candidates = Set.of(candidate("technical-owner"), candidate("management"), candidate(null));
        when(task.getEventName()).thenReturn("create");
        when(task.getExecution().getProcessBusinessKey()).thenReturn("canteen-api-1.5.0");
        when(task.getId()).thenReturn("t1");
        when(task.getTaskDefinitionKey()).thenReturn("userTask_approve");
        when(task.getName()).thenReturn("Approve release");
        when(task.getAssignee()).thenReturn(null);
        when(task.getDueDate()).thenReturn(null);
        when(task.getCandidates()).thenReturn(candidates);
    }

    @Test
    void whoMayTakeItIsToldWhenItIsOpened() {
        changes.changed(task);
        when(task.getEventName()).thenReturn("assignment");
        when(task.getAssignee()).thenReturn("tech");
        when(task.getDueDate()).thenReturn(Date.from(Instant.parse("2026-03-02T12:00:00Z")));
        changes.changed(task);

        assertThat(told)
                .containsExactly(
                        change("opened", null, List.of("management", "technical-owner"), ""),
                        change("assigned", "tech", List.of(), "2026-03-02T12:00:00Z"));
    }

    @Test
    void whatIsNoChangeOfAReleaseIsNotTold() {
        when(task.getEventName()).thenReturn("update");
        changes.changed(task);
        when(task.getEventName()).thenReturn("complete");
        when(task.getExecution().getProcessBusinessKey()).thenReturn(null);
        changes.changed(task);
        when(task.getExecution()).thenReturn(null);
        changes.changed(task);

        assertThat(told).isEmpty();
    }

    private static TaskChanged change(String what, String assignee, List<String> groups, String due) {
        return new TaskChanged(
                "canteen-api-1.5.0", what, "t1", "userTask_approve", "Approve release", assignee, groups, due);
    }

    private static IdentityLink candidate(String group) {
        IdentityLink candidate = mock();
        when(candidate.getGroupId()).thenReturn(group);
        return candidate;
    }
}
