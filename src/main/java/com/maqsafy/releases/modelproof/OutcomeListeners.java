package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Listeners stand on end events only and record the outcome of their own process, nothing else. */
final class OutcomeListeners implements ProofRule {

    private static final String ITEM = "LOG-05";

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (CamundaExecutionListener listener : process.elements(CamundaExecutionListener.class)) {
                checkListener(process, listener, objections);
            }
            for (EndEvent end : process.elements(EndEvent.class)) {
                checkEnd(process, end, objections);
            }
        }
        return objections;
    }

    private static void checkListener(
            ProcessModel process, CamundaExecutionListener listener, List<String> objections) {
        ModelElementInstance owner = listener.getParentElement().getParentElement();
        boolean one = (listener.getCamundaExpression() == null) != (listener.getCamundaDelegateExpression() == null);
        if (!(owner instanceof EndEvent) || !"start".equals(listener.getCamundaEvent()) || !one) {
            objections.add(process.objection(
                    owner.getAttributeValue("id"),
                    Reasons.NO_WAY_AROUND,
                    "a listener records an outcome at the start of an end event; remove it here"));
        }
    }

    private static void checkEnd(ProcessModel process, EndEvent end, List<String> objections) {
        Set<String> allowed = new TreeSet<>(ProcessContracts.of(process.id()).records());
        List<String> records = process.graph().patternsOf(end.getId()).stream()
                .filter(mark -> mark.kind() == StepPattern.Kind.RECORDS)
                .map(StepPattern::what)
                .filter(what -> !what.equals("nothing"))
                .toList();
        boolean hasListener = process.elements(CamundaExecutionListener.class).stream()
                .anyMatch(listener -> end.equals(listener.getParentElement().getParentElement()));
        if (records.size() > 1 || !allowed.containsAll(records) || (hasListener && records.isEmpty())) {
            objections.add(
                    process.objection(end.getId(), ITEM, "must record one of %s, not %s".formatted(allowed, records)));
        }
    }
}
