package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.calendar.NoOpeningException;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.notification.OpenTasks.OpenTask;
import com.maqsafy.releases.notification.OpenTasks.TimedTask;
import com.maqsafy.releases.process.TaskDeadline;
import com.maqsafy.releases.process.TaskDeadline.Escalation;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What nobody does, and time brings: tasks that are due soon, overdue or escalated, freezes that begin, and production that is
 * not what is recorded. When a task is reminded of and to whom it is escalated says the table {@code task-deadlines}. Each is
 * written once, however often and on however many nodes it is found.
 */
@Component
class Reminders {

    private final OpenTasks tasks;
    private final ProductionStates production;
    private final DeploymentCalendar calendar;
    private final ServiceSettings services;
    private final EventOutbox outbox;
    private final Channels channels;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final OnOneNode onOneNode;
    private final Clock clock;

    Reminders(
            OpenTasks tasks,
            ProductionStates production,
            DeploymentCalendar calendar,
            ServiceSettings services,
            EventOutbox outbox,
            Channels channels,
            ObjectMapper json,
            TransactionTemplate transaction,
            OnOneNode onOneNode,
            Clock clock) {
        this.tasks = tasks;
        this.production = production;
        this.calendar = calendar;
        this.services = services;
        this.outbox = outbox;
        this.channels = channels;
        this.json = json;
        this.transaction = transaction;
        this.onOneNode = onOneNode;
        this.clock = clock;
    }

    /** Every minute by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        if (!channels.all().isEmpty()) {
            onOneNode.run("notification-reminders", this::remind);
        }
    }

    /** Looks at all open tasks and all services. */
    void remind() {
        Instant now = clock.instant();
        tasks.dueBefore(
                // No reminder comes earlier than this before its task is due.
                now.plus(TaskDeadline.LONGEST).plusMillis(1),
                page -> keep(
                        page.stream().flatMap(task -> of(task, now).stream()).toList()));
        List<Draft> found = new ArrayList<>();
        services.services().forEach(service -> freeze(service, now).ifPresent(found::add));
        production
                .drifts()
                .forEach((service, drift) -> found.add(new Draft(
                        EventType.PRODUCTION_DRIFT,
                        null,
                        service,
                        json.createObjectNode()
                                .put("expected", drift.expected())
                                .put("found", drift.found())
                                .put("since", drift.since().toString()),
                        "drift " + service + ' ' + drift.since() + ' ' + drift.found())));
        keep(found);
    }

    private void keep(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            transaction.executeWithoutResult(tx -> outbox.append(drafts));
        }
    }

    private List<Draft> of(TimedTask timed, Instant now) {
        OpenTask task = timed.task();
        TaskDeadline deadline = timed.deadline();
        Instant due = task.due();
        if (due == null) {
            return List.of();
        }
        if (now.isBefore(due)) {
            // Of several whose time has come, as after a stop, only the last one; none that was due before the task was
            // there.
            return deadline.remindBefore().stream()
                    .sorted()
                    .filter(before -> due.minus(before).isAfter(task.createdAt()))
                    .filter(before -> !now.isBefore(due.minus(before)))
                    .limit(1)
                    .map(before -> draft(EventType.TASK_DUE_SOON, task, due, data(task, due), " before " + before))
                    .toList();
        }
        List<Draft> drafts = new ArrayList<>();
        String again = deadline.remindAfter().stream()
                .filter(after -> !now.isBefore(due.plus(after)))
                .max(Comparator.naturalOrder())
                .map(after -> " again after " + after)
                .orElse("");
        drafts.add(draft(EventType.TASK_OVERDUE, task, due, data(task, due), again));
        for (Escalation escalation : deadline.escalations()) {
            if (!now.isBefore(due.plus(escalation.after()))) {
                ObjectNode data = data(task, due);
                data.putArray("owners").add(escalation.role());
                // Once to each role, whatever time the table says later.
                drafts.add(draft(EventType.TASK_ESCALATED, task, due, data, " to " + escalation.role()));
            }
        }
        return drafts;
    }

    private ObjectNode data(OpenTask task, Instant due) {
        ObjectNode data = json.createObjectNode();
        data.put("task", task.id()).put("element", task.element()).put("title", task.title());
        if (task.assignee() != null) {
            data.put("assignee", task.assignee());
        }
        return data.put("dueAt", due.toString());
    }

    private static Draft draft(EventType type, OpenTask task, Instant due, ObjectNode data, String more) {
        return new Draft(type, task.release(), null, data, type.word() + ' ' + task.id() + ' ' + due + more);
    }

    private Optional<Draft> freeze(String service, Instant now) {
        try {
            return calendar.assess(service, now).freeze().map(freeze -> frozen(service, freeze));
        } catch (NoOpeningException e) {
            // Said where somebody wants to deploy.
            return Optional.empty();
        }
    }

    private Draft frozen(String service, Freeze freeze) {
        return new Draft(
                EventType.PRODUCTION_FROZEN,
                null,
                service,
                json.createObjectNode()
                        .put("freeze", freeze.reason())
                        .put("until", freeze.to().toString()),
                "frozen " + service + ' ' + freeze.from());
    }
}
