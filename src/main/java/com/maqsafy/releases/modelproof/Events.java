package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final StepPattern WITHDRAWAL = StepPattern.message("release.withdrawn");
    private static final String GIVEN_UP = "error rollbackRequested";

    @Override
    public List<String> items() {
        return ProcessContracts.all().stream()
                .flatMap(contract -> Stream.concat(
                        contract.interruptions().stream().map(Interruption::items),
                        contract.reminders().stream().map(Reminder::items)))
                .distinct()
                .toList();
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

    private static ProcessContract contract(ProcessModel process) {
        return ProcessContracts.of(process.id());
    }

    private static void checkBoundary(ProcessModel process, BoundaryEvent boundary, List<String> objections) {
        if (!boundary.cancelActivity()) {
            checkReminder(process, boundary, objections);
            return;
        }
        Set<StepPattern> event = process.graph().patternsOf(boundary.getId());
        Set<StepPattern> work =
                process.graph().patternsOf(boundary.getAttachedTo().getId());
        boolean known = boundary.getEventDefinitions().size() == 1
                && contract(process).interruptions().stream()
                        .anyMatch(allowed -> event.contains(allowed.event()) && work.contains(allowed.work()));
        if (!known) {
            objections.add(
                    process.objection(
                            boundary.getId(),
                            Reasons.NO_WAY_AROUND,
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
                            Reasons.NO_WAY_AROUND,
                            "a non-interrupting boundary event must be a timer whose branch ends by itself; lead it to an end of its own"));
        }
        if (harmless) {
            process.graph().sideBranches().stream()
                    .map(process.graph()::node)
                    .flatMap(Optional::stream)
                    .filter(node -> !mayFollowReminder(process, node))
                    .forEach(
                            node -> objections.add(
                                    process.objection(
                                            node.getId(),
                                            Reasons.NO_WAY_AROUND,
                                            "a reminder leads to user tasks that decide nothing, to the reminders of the policy and to plain ends only")));
        }
    }

    private static boolean mayFollowReminder(ProcessModel process, FlowNode node) {
        if (node instanceof UserTask task) {
            return !ProcessContracts.decides(String.valueOf(task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef")));
        }
        if (node instanceof ServiceTask) {
            Set<StepPattern> patterns = process.graph().patternsOf(node.getId());
            return contract(process).reminders().stream()
                    .anyMatch(reminder -> patterns.equals(Set.of(reminder.work())));
        }
        if (node instanceof EndEvent) {
            Set<StepPattern> patterns = process.graph().patternsOf(node.getId());
            return patterns.isEmpty() || patterns.contains(StepPattern.records("nothing"));
        }
        return node instanceof BoundaryEvent || node instanceof Gateway;
    }

    private static void requireInterruptions(ProcessModel process, List<String> objections) {
        for (Interruption required : contract(process).interruptions()) {
            for (FlowNode node : process.graph().nodes()) {
                if (process.graph().patternsOf(node.getId()).contains(required.work())
                        && process.elements(BoundaryEvent.class).stream()
                                .noneMatch(boundary -> boundary.cancelActivity()
                                        && boundary.getAttachedTo().equals(node)
                                        && process.graph()
                                                .patternsOf(boundary.getId())
                                                .contains(required.event()))) {
                    objections.add(process.objection(
                            node.getId(),
                            required.items(),
                            "lacks the interrupting boundary event for %s; put it back"
                                    .formatted(required.event().what())));
                }
            }
        }
    }

    private static void requireReminders(ProcessModel process, List<String> objections) {
        for (Reminder reminder : contract(process).reminders()) {
            for (FlowNode node : process.graph().nodes()) {
                Set<StepPattern> patterns = process.graph().patternsOf(node.getId());
                if (patterns.contains(reminder.task())
                        && process.elements(BoundaryEvent.class).stream()
                                .noneMatch(boundary -> reminds(process, boundary, node, reminder))) {
                    objections.add(process.objection(
                            node.getId(),
                            reminder.items(),
                            "lacks the non-interrupting boundary event for %s that leads straight to %s; put it back"
                                    .formatted(reminder.timer(), reminder.work())));
                }
                if (patterns.contains(reminder.work())
                        && !process.graph().incoming(node).stream()
                                .allMatch(flow -> flow.getSource() instanceof BoundaryEvent boundary
                                        && process.graph()
                                                .patternsOf(
                                                        boundary.getAttachedTo().getId())
                                                .contains(reminder.task())
                                        && reminds(process, boundary, boundary.getAttachedTo(), reminder))) {
                    objections.add(process.objection(
                            node.getId(),
                            reminder.items(),
                            "is done at %s only; lead no other path here".formatted(reminder.timer())));
                }
            }
        }
    }

    private static boolean reminds(ProcessModel process, BoundaryEvent boundary, FlowNode task, Reminder reminder) {
        return !boundary.cancelActivity()
                && boundary.getAttachedTo().equals(task)
                && process.graph().patternsOf(boundary.getId()).contains(reminder.timer())
                && process.graph().outgoing(boundary).size() == 1
                && process.graph()
                        .patternsOf(process.graph()
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
        boolean release = contract(process).isRelease();
        if (release && found.size() != 1) {
            objections.add(process.objection(
                    process.id(),
                    Reasons.NO_WAY_AROUND,
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
                    && process.graph().patternsOf(starts.get(0).getId()).contains(WITHDRAWAL)
                    && starts.get(0).getEventDefinitions().size() == 1;
            if (!withdrawal) {
                objections.add(
                        process.objection(
                                sub.getId(),
                                Reasons.NO_WAY_AROUND,
                                "an event sub-process may only take the message release.withdrawn of a release, and interrupts"));
            }
        }
    }

    private static void checkOthers(ProcessModel process, List<String> objections) {
        for (IntermediateCatchEvent event : process.elements(IntermediateCatchEvent.class)) {
            if (event.getEventDefinitions().size() != 1
                    || !(event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)) {
                objections.add(
                        process.objection(event.getId(), Reasons.NO_WAY_AROUND, "only timers may wait between tasks"));
            }
        }
        for (StartEvent start : process.elements(StartEvent.class)) {
            boolean inEventSubProcess = start.getParentElement() instanceof SubProcess sub && sub.triggeredByEvent();
            if (!inEventSubProcess && !start.getEventDefinitions().isEmpty()) {
                objections.add(process.objection(
                        start.getId(),
                        Reasons.NO_WAY_AROUND,
                        "a process is started by its caller or by its form, not by an event"));
            }
        }
        for (EndEvent end : process.elements(EndEvent.class)) {
            boolean givesUp = contract(process).records().contains(GIVEN_UP)
                    && process.graph().patternsOf(end.getId()).contains(StepPattern.records(GIVEN_UP));
            if (!end.getEventDefinitions().isEmpty() && !givesUp) {
                objections.add(
                        process.objection(
                                end.getId(),
                                Reasons.NO_WAY_AROUND,
                                "must be a plain end; only a step, a closing, a reopening or a publication that is given up ends in an error"));
            }
        }
    }
}
