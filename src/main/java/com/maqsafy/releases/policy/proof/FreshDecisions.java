package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Vocabulary.DEPLOYMENT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A gateway asks only what was decided since it was asked last: an old answer must not open a way. */
final class FreshDecisions implements ProofRule {

    @Override
    public List<String> items() {
        return List.of("promise 1", "promise 3");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (DecidingVariable variable : DecidingVariable.of(process.id())) {
                Set<Mark> branches = process.graph().branchesOf(variable.name());
                Set<Mark> from = new LinkedHashSet<>(branches);
                from.add(Mark.START);
                // The loop itself hands over each part; the list comes from the work before the loop.
                if (variable.isLoopItem()) {
                    from.removeAll(branches);
                }
                from.addAll(process.graph().marksOf(Mark.Kind.ERROR));
                from.addAll(process.graph().marksOf(Mark.Kind.MESSAGE));
                new Demand.Passage(variable.item(), from, branches, Set.of(variable.producer()))
                        .objection(process)
                        .ifPresent(objections::add);
            }
            if (process.id().equals(DEPLOYMENT)) {
                objections.addAll(staleGate(process));
            }
        }
        return objections;
    }

    /** The deployment gate's answer is for this moment: nobody waits between it and production. */
    private static List<String> staleGate(ProcessModel process) {
        return new Demand.Passage(
                        "promise 1",
                        Set.of(Mark.bean("evaluateDeploymentGateDelegate")),
                        Set.of(Mark.USER_TASK, Mark.TIMER),
                        Set.of(
                                Mark.topic("release-tag"),
                                Mark.call(Vocabulary.SERVICE_CLOSING),
                                Mark.call(Vocabulary.STEP),
                                Mark.otherwise("deployable")))
                .objection(process).stream().toList();
    }
}
