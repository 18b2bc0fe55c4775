package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A gateway asks only what was decided since it was asked last: an old answer must not open a way. */
final class FreshDecisions implements ProofRule {

    @Override
    public List<String> items() {
        return List.of(Reasons.NO_WAY_AROUND, Reasons.AS_SHOWN);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            ProcessContract contract = ProcessContracts.of(process.id());
            for (DecidingVariable variable : contract.decisions()) {
                Set<StepPattern> branches = process.graph().branchesOf(variable.name());
                Set<StepPattern> from = new LinkedHashSet<>(branches);
                from.add(StepPattern.START);
                // The loop itself hands over each part; the list comes from the work before the loop.
                if (variable.each()) {
                    from.removeAll(branches);
                }
                from.addAll(process.graph().patternsOf(StepPattern.Kind.ERROR));
                from.addAll(process.graph().patternsOf(StepPattern.Kind.MESSAGE));
                new Obligation(
                                variable.items(),
                                from,
                                branches,
                                Set.of(variable.producer()),
                                "an old answer must not open a way")
                        .objection(process, contract.purpose())
                        .ifPresent(objections::add);
            }
        }
        return objections;
    }
}
