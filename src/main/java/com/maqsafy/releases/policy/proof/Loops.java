package com.maqsafy.releases.policy.proof;

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

    private record Loop(
            String process,
            Mark work,
            String item,
            String collection,
            String variable,
            boolean sequential,
            String stopsWhen) {}

    private static final List<Loop> LOOPS = List.of(
            new Loop(
                    Vocabulary.APPROVAL,
                    Mark.form("approve-release"),
                    "APR-01..07",
                    "approverRoles",
                    "approverRole",
                    false,
                    "${approvalsStopped}"),
            new Loop(
                    Vocabulary.VERIFICATION,
                    Mark.topic("verification-check"),
                    "POST-01..14",
                    "checks",
                    "check",
                    false,
                    ""),
            new Loop(Vocabulary.DEPLOYMENT, Mark.call(Vocabulary.STEP), "DEP-01..05", "steps", "step", true, ""),
            new Loop(Vocabulary.ROLLBACK, Mark.call(Vocabulary.STEP), "RB-01..05", "steps", "step", true, ""));
    /** Loops over parts that differ in what they do: an embedded sub-process for each. */
    private static final List<Loop> INNER = List.of(
            new Loop(
                    Vocabulary.PREPARATION,
                    Mark.loopEnd("openParts"),
                    "PR, PRE, TEST, MIG, RB, NOTE",
                    "openParts",
                    "part",
                    false,
                    ""),
            new Loop(
                    Vocabulary.HOTFIX_ASSESSMENT,
                    Mark.loopEnd("openAssessments"),
                    "HOT-01..03",
                    "openAssessments",
                    "assessment",
                    false,
                    ""));

    @Override
    public List<String> items() {
        return List.of("APR-01..07", "POST-01..14", "DEP-01..05", "RB-01..05", "HOT-01..03");
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
                    "promise 1",
                    "is not something to repeat for a list; remove the multi-instance marker"));
        } else if (expected.isPresent() && !matches(expected.get(), found)) {
            Loop loop = expected.get();
            objections.add(process.objection(
                    activity.getId(),
                    loop.item(),
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
        if (activity instanceof SubProcess inner && inner.getLoopCharacteristics() != null) {
            return INNER.stream().filter(loop -> loop.process().equals(process)).findFirst();
        }
        return LOOPS.stream()
                .filter(loop -> loop.process().equals(process))
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
