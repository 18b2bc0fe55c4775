package com.maqsafy.releases.modelproof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Paths are what the diagram shows: they part only at gateways, conditions stand only on the flows of exclusive ones, and
 * nothing ends or begins silently.
 */
final class ExplicitFlow implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            long starts = process.process().getFlowElements().stream()
                    .filter(StartEvent.class::isInstance)
                    .count();
            if (starts != 1) {
                objections.add(process.objection(
                        process.id(), ITEM, "has %d start events; a process starts in one place".formatted(starts)));
            }
            for (FlowNode node : process.graph().nodes()) {
                checkNode(process, node, objections);
            }
            for (SequenceFlow flow : process.elements(SequenceFlow.class)) {
                checkFlow(process, flow, objections);
            }
        }
        return objections;
    }

    private static void checkNode(ProcessModel process, FlowNode node, List<String> objections) {
        boolean eventSubProcess = node instanceof SubProcess inner && inner.triggeredByEvent();
        if (!(node instanceof EndEvent)
                && !eventSubProcess
                && process.graph().outgoing(node).isEmpty()) {
            objections.add(
                    process.objection(node.getId(), ITEM, "leads nowhere, which ends its path unseen; connect it"));
        }
        if (!eventSubProcess && !process.graph().isReached(node.getId())) {
            objections.add(
                    process.objection(node.getId(), ITEM, "is never reached from the start; connect it or remove it"));
        }
        boolean splits = process.graph().outgoing(node).size() > 1;
        if (splits && !(node instanceof ExclusiveGateway) && !(node instanceof ParallelGateway)) {
            objections.add(
                    process.objection(node.getId(), ITEM, "has several outgoing flows; let paths part at a gateway"));
        }
        if (node instanceof ParallelGateway gateway) {
            checkParallel(process, gateway, objections);
        }
    }

    /** Parallel branches are for more people at once: user tasks between a split and its own join, nothing else. */
    private static void checkParallel(ProcessModel process, ParallelGateway gateway, List<String> objections) {
        if (process.graph().outgoing(gateway).size() <= 1) {
            boolean partner = process.graph().incoming(gateway).size() > 1
                    && process.elements(ParallelGateway.class).stream()
                            .anyMatch(split -> process.graph().outgoing(split).size() > 1
                                    && joinsOf(process, split).equals(Set.of(gateway.getId())));
            if (!partner) {
                objections.add(process.objection(
                        gateway.getId(), ITEM, "joins no parallel split; pair it with one or remove it"));
            }
            return;
        }
        Set<String> joins = joinsOf(process, gateway);
        boolean paired = joins.size() == 1
                && process.graph().node(joins.iterator().next()).orElse(null) instanceof ParallelGateway join
                && process.graph().incoming(join).size()
                        == process.graph().outgoing(gateway).size()
                && process.graph().outgoing(join).size() == 1
                && process.graph().incoming(gateway).size() == 1;
        if (!paired) {
            objections.add(
                    process.objection(
                            gateway.getId(),
                            ITEM,
                            "parallel branches may hold only user tasks with forms that decide nothing, and must meet at one parallel join"));
        }
    }

    /** Where the branches of a split meet; anything that may not stand in a branch is named, too, and makes no pair. */
    private static Set<String> joinsOf(ProcessModel process, ParallelGateway split) {
        Set<String> joins = new LinkedHashSet<>();
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>();
        Collection<SequenceFlow> branches = process.graph().outgoing(split);
        branches.forEach(branch -> open.add(branch.getTarget()));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            if (!seen.add(node)) {
                continue;
            }
            boolean harmless = node instanceof UserTask task
                    && !ProcessContracts.decides(String.valueOf(task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef")));
            if (harmless && process.graph().incoming(node).size() == 1) {
                process.graph().outgoing(node).forEach(flow -> open.add(flow.getTarget()));
            } else {
                joins.add(node.getId());
            }
        }
        return joins;
    }

    private static void checkFlow(ProcessModel process, SequenceFlow flow, List<String> objections) {
        boolean conditional = flow.getConditionExpression() != null;
        if (flow.getSource() instanceof ExclusiveGateway gateway) {
            boolean isDefault = flow.equals(gateway.getDefault());
            if (isDefault && conditional) {
                objections.add(process.objection(
                        flow.getId(), ITEM, "is a default flow with a condition, which is never asked; remove it"));
            } else if (!isDefault
                    && !conditional
                    && process.graph().outgoing(gateway).size() > 1) {
                objections.add(process.objection(
                        flow.getId(), ITEM, "has no condition and is not the default flow; give it one"));
            }
        } else if (conditional) {
            objections.add(process.objection(
                    flow.getId(), ITEM, "has a condition but does not leave an exclusive gateway; remove it"));
        }
    }
}
