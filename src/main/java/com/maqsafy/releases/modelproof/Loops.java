package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;

/** What is done once for each item of a list is done for each: approvals for each role, steps in order, all checks. */
final class Loops implements ProofRule {

    @Override
    public List<String> items() {
        return ProcessContracts.all().stream()
                .flatMap(contract -> contract.loops().stream())
                .map(Loop::items)
                .distinct()
                .toList();
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
        Optional<Loop> expected = expected(process.id(), activity);
        LoopCharacteristics found = activity.getLoopCharacteristics();
        if (expected.isEmpty() && found != null) {
            objections.add(process.objection(
                    activity.getId(),
                    Reasons.NO_WAY_AROUND,
                    "is not something to repeat for a list; remove the multi-instance marker"));
        } else if (expected.isPresent() && !matches(expected.get(), found)) {
            Loop loop = expected.get();
            objections.add(process.objection(
                    activity.getId(),
                    loop.items(),
                    "must be done for each %s of %s, %s%s"
                            .formatted(
                                    loop.variable(),
                                    loop.collection(),
                                    loop.sequential() ? "one after the other" : "in parallel",
                                    loop.stopsWhen().isEmpty()
                                            ? ", without a completion condition"
                                            : ", until " + loop.stopsWhen())));
        }
    }

    private static Optional<Loop> expected(String process, FlowNode activity) {
        List<Loop> loops = ProcessContracts.of(process).loops();
        if (activity instanceof SubProcess inner && inner.getLoopCharacteristics() != null) {
            return loops.stream().filter(Loop::isSubProcess).findFirst();
        }
        return loops.stream()
                .filter(loop -> !loop.isSubProcess())
                .filter(loop -> FlowGraph.workOf(activity).contains(loop.work()))
                .findFirst();
    }

    private static boolean matches(Loop loop, @Nullable LoopCharacteristics found) {
        if (!(found instanceof MultiInstanceLoopCharacteristics multi) || multi.getLoopCardinality() != null) {
            return false;
        }
        String stopsWhen = multi.getCompletionCondition() == null
                ? ""
                : multi.getCompletionCondition().getTextContent().strip();
        return loop.collection().equals(multi.getCamundaCollection())
                && loop.variable().equals(multi.getCamundaElementVariable())
                && loop.sequential() == multi.isSequential()
                && loop.stopsWhen().equals(stopsWhen);
    }
}
