package com.maqsafy.releases.policy.proof;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule about the paths of the processes it names. */
interface PathRule extends ProofRule {

    /** The processes it speaks about; those not deployed are not asked. */
    Set<String> processes();

    List<Demand> demands();

    @Override
    default List<String> items() {
        return List.copyOf(
                new LinkedHashSet<>(demands().stream().map(Demand::item).toList()));
    }

    @Override
    default List<String> objections(ModelSet models) {
        return models.processes().stream()
                .filter(process -> processes().contains(process.id()))
                .flatMap(process -> demands().stream().map(demand -> demand.objection(process)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
