package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/** Every piece of work is a known one, and what decides or touches production stands only in its own process. */
final class KnownWork implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (FlowNode node : process.graph().nodes()) {
                checkInputs(process, node, objections);
                if (node instanceof UserTask) {
                    FlowGraph.workOf(node).stream()
                            .filter(mark -> mark.kind() == StepPattern.Kind.FORM)
                            .forEach(mark ->
                                    home(process, node, mark, ProcessContracts.formHomes(mark.what()), objections));
                } else if (node instanceof ServiceTask
                        || node instanceof CallActivity
                        || node instanceof BusinessRuleTask) {
                    checkWork(process, node, objections);
                }
            }
        }
        return objections;
    }

    /** A second value of one name would win over the first. */
    private static void checkInputs(ProcessModel process, FlowNode node, List<String> objections) {
        List<String> inputs = node.getExtensionElements() == null
                ? List.of()
                : node.getExtensionElements().getElements().stream()
                        .flatMap(element -> element.getChildElementsByType(CamundaInputParameter.class).stream())
                        .map(CamundaInputParameter::getCamundaName)
                        .toList();
        boolean planned = FlowGraph.workOf(node).stream()
                .anyMatch(mark -> mark.what().startsWith("maintenance-mode")
                        || mark.what().startsWith("production-observation"));
        if (!inputs.equals(planned ? List.of("plan") : List.of())) {
            objections.add(
                    process.objection(
                            node.getId(),
                            ITEM,
                            "only maintenance mode and the observation of production take an input, and that is one plan; remove the others"));
        }
    }

    private static void checkWork(ProcessModel process, FlowNode node, List<String> objections) {
        Set<StepPattern> work = FlowGraph.workOf(node);
        if (work.size() != 1) {
            objections.add(process.objection(
                    node.getId(),
                    ITEM,
                    "must do exactly one known thing; give it one topic, bean, process or decision"));
            return;
        }
        if (node instanceof ServiceTask task
                && task.getCamundaType() != null
                && task.getCamundaDelegateExpression() != null) {
            objections.add(process.objection(node.getId(), ITEM, "is both external and a bean; keep one"));
        }
        StepPattern mark = work.iterator().next();
        Set<String> home = ProcessContracts.homes(mark);
        if (home.isEmpty()) {
            objections.add(process.objection(
                    node.getId(), ITEM, "%s is not known; known are %s".formatted(mark, known(mark))));
        } else {
            home(process, node, mark, home, objections);
        }
    }

    private static void home(
            ProcessModel process, FlowNode node, StepPattern mark, Set<String> home, List<String> objections) {
        if (!home.contains(process.id())) {
            objections.add(process.objection(
                    node.getId(),
                    ITEM,
                    home.isEmpty()
                            ? "%s starts releases and is no task; use another form".formatted(mark)
                            : "%s belongs into %s only; remove it".formatted(mark, new TreeSet<>(home))));
        }
    }

    private static List<String> known(StepPattern mark) {
        return ProcessContracts.work().stream()
                .filter(other -> other.kind() == mark.kind())
                .map(StepPattern::what)
                .sorted()
                .toList();
    }
}
