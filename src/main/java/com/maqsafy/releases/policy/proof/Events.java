package com.maqsafy.releases.policy.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Events interrupt only where the policy says so: failed and given-up steps, maintenance mode that was not entered or left,
 * reported tests, rework, withdrawal,
 * disclosure, a failure that is gone. Everybody may add reminders: non-interrupting timers whose branch holds user tasks and comes to an end of its
 * own. The reminders that the policy asks for cannot be taken away.
 */
final class Events implements ProofRule {

    private record Interruption(Set<String> processes, Mark work, Mark event, String item) {}

    private static final Mark REWORK = Mark.message("release.reworkRequested");
    private static final Mark WITHDRAWAL = Mark.message("release.withdrawn");
    private static final List<Interruption> INTERRUPTIONS = List.of(
            new Interruption(Vocabulary.RELEASES, Mark.call(Vocabulary.APPROVAL), REWORK, "promise 3"),
            new Interruption(Vocabulary.RELEASES, Mark.call(Vocabulary.DEPLOYMENT), REWORK, "promise 3"),
            new Interruption(
                    Set.of(Vocabulary.PREPARATION),
                    Mark.form("test-evidence"),
                    Mark.message("release.testReported"),
                    "TEST-01..09"),
            new Interruption(
                    Set.of(Vocabulary.STEP), Mark.topic("deployment-step"), Mark.error("stepFailed"), "promise 4"),
            new Interruption(
                    Set.of(Vocabulary.DEPLOYMENT, Vocabulary.ROLLBACK),
                    Mark.call(Vocabulary.STEP),
                    Mark.error("rollbackRequested"),
                    "promise 6"),
            new Interruption(
                    Set.of(Vocabulary.SERVICE_CLOSING),
                    Mark.topic("maintenance-mode enter"),
                    Mark.error("maintenanceNotEntered"),
                    "DEP-06, promise 10"),
            new Interruption(
                    Set.of(Vocabulary.SERVICE_REOPENING),
                    Mark.topic("maintenance-mode leave"),
                    Mark.error("serviceNotOnline"),
                    "DEP-07, promise 10"),
            new Interruption(
                    Set.of(Vocabulary.DEPLOYMENT, Vocabulary.ROLLBACK),
                    Mark.call(Vocabulary.SERVICE_CLOSING),
                    Mark.error("rollbackRequested"),
                    "promise 6"),
            new Interruption(
                    Set.of(Vocabulary.VERIFICATION, Vocabulary.ROLLBACK),
                    Mark.call(Vocabulary.SERVICE_REOPENING),
                    Mark.error("rollbackRequested"),
                    "DEP-07, promise 6"),
            new Interruption(
                    Set.of(Vocabulary.SECURITY_DISCLOSURE),
                    Mark.form("disclosure"),
                    Mark.timerAt("disclosureAt"),
                    "SEC-07"),
            new Interruption(
                    Set.of(Vocabulary.SECURITY_DISCLOSURE),
                    Mark.form("disclosure"),
                    Mark.message("release.disclosed"),
                    "SEC-07"),
            new Interruption(
                    Set.of(Vocabulary.TECHNICAL_FAILURE),
                    Mark.form("technical-failure"),
                    Mark.message("failure.gone"),
                    "promise 10"));

    /** Processes that may end by asking their caller to go back. */
    private static final Set<String> GIVING_UP =
            Set.of(Vocabulary.STEP, Vocabulary.SERVICE_CLOSING, Vocabulary.SERVICE_REOPENING);

    /** What must happen when a task takes too long: a timer that goes by the variable and leads straight to the bean. */
    private record Reminder(String process, Mark task, Mark timer, Mark work, String item) {}

    private static final List<Reminder> REMINDERS = List.of(
            new Reminder(
                    Vocabulary.HOTFIX_ASSESSMENT,
                    Mark.form("risk-review"),
                    Mark.timerAt("riskReviewReminderAt"),
                    Mark.bean("remindOfRiskReviewDelegate"),
                    "HOT-03"),
            new Reminder(
                    Vocabulary.HOTFIX_ASSESSMENT,
                    Mark.form("risk-review"),
                    Mark.timerAt("riskReviewEscalationAt"),
                    Mark.bean("escalateRiskReviewDelegate"),
                    "HOT-03"),
            new Reminder(
                    Vocabulary.POST_RELEASE_REVIEW,
                    Mark.form("hotfix-review"),
                    Mark.timerAt("reviewDueAt"),
                    Mark.bean("recordOverdueReviewDelegate"),
                    "HOT-06"),
            new Reminder(
                    Vocabulary.TECHNICAL_FAILURE,
                    Mark.form("technical-failure"),
                    Mark.timerAt("failureDueAt"),
                    Mark.bean("escalateTechnicalFailureDelegate"),
                    "promise 10"));

    @Override
    public List<String> items() {
        return List.of(
                "promise 1",
                "promise 3",
                "promise 4",
                "promise 6",
                "promise 10",
                "DEP-06",
                "DEP-07",
                "HOT-03",
                "HOT-06",
                "SEC-07");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (BoundaryEvent boundary : process.elements(BoundaryEvent.class)) {
                checkBoundary(process, boundary, objections);
            }
            requireInterruptions(process, objections);
            requireReminders(process, objections);
            checkEventSubProcesses(process, objections);
            checkOthers(process, objections);
        }
        return objections;
    }

    private static void checkBoundary(ProcessModel process, BoundaryEvent boundary, List<String> objections) {
        if (!boundary.cancelActivity()) {
            checkReminder(process, boundary, objections);
            return;
        }
        Set<Mark> event = process.graph().marksOf(boundary.getId());
        Set<Mark> work = process.graph().marksOf(boundary.getAttachedTo().getId());
        boolean known = boundary.getEventDefinitions().size() == 1
                && INTERRUPTIONS.stream()
                        .anyMatch(allowed -> allowed.processes().contains(process.id())
                                && event.contains(allowed.event())
                                && work.contains(allowed.work()));
        if (!known) {
            objections.add(
                    process.objection(
                            boundary.getId(),
                            "promise 1",
                            "interrupts where the policy knows no interruption; make it a non-interrupting timer or remove it"));
        }
    }

    private static void checkReminder(ProcessModel process, BoundaryEvent boundary, List<String> objections) {
        boolean timer = boundary.getEventDefinitions().size() == 1
                && boundary.getEventDefinitions().iterator().next() instanceof TimerEventDefinition;
        boolean harmless = !process.graph().reminderRejoins(boundary.getId());
        if (!timer || !harmless) {
            objections.add(
                    process.objection(
                            boundary.getId(),
                            "promise 1",
                            "a non-interrupting boundary event must be a timer whose branch ends by itself; lead it to an end of its own"));
        }
        if (harmless) {
            process.graph().aside().stream()
                    .map(process.graph()::node)
                    .flatMap(Optional::stream)
                    .filter(node -> !mayFollowReminder(process, node))
                    .forEach(
                            node -> objections.add(
                                    process.objection(
                                            node.getId(),
                                            "promise 1",
                                            "a reminder leads to user tasks that decide nothing, to the reminders of the policy and to plain ends only")));
        }
    }

    private static boolean mayFollowReminder(ProcessModel process, FlowNode node) {
        if (node instanceof UserTask task) {
            return !Vocabulary.FORM_HOMES.containsKey(task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef"));
        }
        if (node instanceof ServiceTask) {
            Set<Mark> marks = process.graph().marksOf(node.getId());
            return REMINDERS.stream().anyMatch(reminder -> marks.equals(Set.of(reminder.work())));
        }
        if (node instanceof EndEvent) {
            Set<Mark> marks = process.graph().marksOf(node.getId());
            return marks.isEmpty() || marks.contains(Mark.records("nothing"));
        }
        return node instanceof BoundaryEvent || node instanceof Gateway;
    }

    private static void requireInterruptions(ProcessModel process, List<String> objections) {
        for (Interruption required : INTERRUPTIONS) {
            if (!required.processes().contains(process.id())) {
                continue;
            }
            for (FlowNode node : process.graph().nodes()) {
                if (process.graph().marksOf(node.getId()).contains(required.work())
                        && process.elements(BoundaryEvent.class).stream()
                                .noneMatch(boundary -> boundary.cancelActivity()
                                        && boundary.getAttachedTo().equals(node)
                                        && process.graph()
                                                .marksOf(boundary.getId())
                                                .contains(required.event()))) {
                    objections.add(process.objection(
                            node.getId(),
                            required.item(),
                            "lacks the interrupting boundary event for %s; put it back"
                                    .formatted(required.event().what())));
                }
            }
        }
    }

    private static void requireReminders(ProcessModel process, List<String> objections) {
        for (Reminder reminder : REMINDERS) {
            for (FlowNode node : process.graph().nodes()) {
                Set<Mark> marks = process.graph().marksOf(node.getId());
                if (reminder.process().equals(process.id())
                        && marks.contains(reminder.task())
                        && process.elements(BoundaryEvent.class).stream()
                                .noneMatch(boundary -> reminds(process, boundary, node, reminder))) {
                    objections.add(process.objection(
                            node.getId(),
                            reminder.item(),
                            "lacks the non-interrupting boundary event for %s that leads straight to %s; put it back"
                                    .formatted(reminder.timer(), reminder.work())));
                }
                if (marks.contains(reminder.work())
                        && !process.graph().incoming(node).stream()
                                .allMatch(flow -> flow.getSource() instanceof BoundaryEvent boundary
                                        && process.graph()
                                                .marksOf(
                                                        boundary.getAttachedTo().getId())
                                                .contains(reminder.task())
                                        && reminds(process, boundary, boundary.getAttachedTo(), reminder))) {
                    objections.add(process.objection(
                            node.getId(),
                            reminder.item(),
                            "is done at %s only; lead no other path here".formatted(reminder.timer())));
                }
            }
        }
    }

    private static boolean reminds(ProcessModel process, BoundaryEvent boundary, FlowNode task, Reminder reminder) {
        return !boundary.cancelActivity()
                && boundary.getAttachedTo().equals(task)
                && process.graph().marksOf(boundary.getId()).contains(reminder.timer())
                && process.graph().outgoing(boundary).size() == 1
                && process.graph()
                        .marksOf(process.graph()
                                .outgoing(boundary)
                                .get(0)
                                .getTarget()
                                .getId())
                        .contains(reminder.work());
    }

    private static void checkEventSubProcesses(ProcessModel process, List<String> objections) {
        List<SubProcess> found = process.elements(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .toList();
        boolean release = Vocabulary.RELEASES.contains(process.id());
        if (release && found.size() != 1) {
            objections.add(process.objection(
                    process.id(),
                    "promise 1",
                    "must have exactly one event sub-process, the one for withdrawal; it has " + found.size()));
        }
        for (SubProcess sub : found) {
            List<StartEvent> starts = sub.getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .map(StartEvent.class::cast)
                    .toList();
            boolean withdrawal = release
                    && sub.getParentElement() == process.process()
                    && starts.size() == 1
                    && starts.get(0).isInterrupting()
                    && process.graph().marksOf(starts.get(0).getId()).contains(WITHDRAWAL)
                    && starts.get(0).getEventDefinitions().size() == 1;
            if (!withdrawal) {
                objections.add(
                        process.objection(
                                sub.getId(),
                                "promise 1",
                                "an event sub-process may only take the message release.withdrawn of a release, and interrupts"));
            }
        }
    }

    private static void checkOthers(ProcessModel process, List<String> objections) {
        for (IntermediateCatchEvent event : process.elements(IntermediateCatchEvent.class)) {
            if (event.getEventDefinitions().size() != 1
                    || !(event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)) {
                objections.add(process.objection(event.getId(), "promise 1", "only timers may wait between tasks"));
            }
        }
        for (StartEvent start : process.elements(StartEvent.class)) {
            boolean inEventSubProcess = start.getParentElement() instanceof SubProcess sub && sub.triggeredByEvent();
            if (!inEventSubProcess && !start.getEventDefinitions().isEmpty()) {
                objections.add(process.objection(
                        start.getId(),
                        "promise 1",
                        "a process is started by its caller or by its form, not by an event"));
            }
        }
        for (EndEvent end : process.elements(EndEvent.class)) {
            boolean givesUp = GIVING_UP.contains(process.id())
                    && process.graph().marksOf(end.getId()).contains(Mark.records("error rollbackRequested"));
            if (!end.getEventDefinitions().isEmpty() && !givesUp) {
                objections.add(
                        process.objection(
                                end.getId(),
                                "promise 1",
                                "must be a plain end; only a step, a closing or a reopening that is given up ends in an error"));
            }
        }
    }
}
