package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;

/** What people decided and workers did is committed before anything else can fail, and what fails is tried again. */
final class SavePoints implements ProofRule {

    @Override
    public List<String> items() {
        return List.of(Reasons.NOTHING_TWICE);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (Activity activity : process.elements(Activity.class)) {
                check(process, activity, objections);
            }
        }
        return objections;
    }

    private static void check(ProcessModel process, Activity activity, List<String> objections) {
        boolean outside = activity instanceof UserTask
                || (activity instanceof ServiceTask task && "external".equals(task.getCamundaType()));
        if (outside && !activity.isCamundaAsyncAfter()) {
            objections.add(process.objection(
                    activity.getId(),
                    Reasons.NOTHING_TWICE,
                    "must be asynchronous after, so that a later failure cannot undo it"));
        }
        if (FlowGraph.workOf(activity).stream()
                        .anyMatch(ProcessContracts.of(process.id()).commitsBefore()::contains)
                && !activity.isCamundaAsyncBefore()) {
            objections.add(process.objection(
                    activity.getId(),
                    Reasons.NOTHING_TWICE,
                    "must be asynchronous before, so that it reads what was committed"));
        }
        if ((activity.isCamundaAsyncAfter() || activity.isCamundaAsyncBefore()) && !retries(activity)) {
            objections.add(process.objection(
                    activity.getId(),
                    Reasons.NOTHING_TWICE,
                    "is asynchronous without retries; set a retry time cycle like R3/PT10S"));
        }
    }

    private static boolean retries(FlowNode node) {
        return node.getExtensionElements() != null
                && node.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .list()
                                .size()
                        == 1;
    }
}
