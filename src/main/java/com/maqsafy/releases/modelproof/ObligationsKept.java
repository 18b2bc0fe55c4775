package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;

/** Every process keeps what its contract says of its paths, and contains all that they must pass. */
final class ObligationsKept implements ProofRule {

    @Override
    public List<String> items() {
        return ProcessContracts.all().stream()
                .flatMap(contract -> contract.obligations().stream())
                .map(Obligation::items)
                .distinct()
                .toList();
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            ProcessContract contract = ProcessContracts.of(process.id());
            contract.obligations().stream()
                    .flatMap(obligation -> obligation.objection(process, contract.purpose()).stream())
                    .forEach(objections::add);
            contract.mustContain().forEach((step, items) -> {
                if (process.graph().stepsWith(step).stream().noneMatch(process.graph()::isReached)) {
                    objections.add(process.objection(
                            process.id(),
                            items,
                            "%s is missing or never reached; put it back: %s".formatted(step, contract.purpose())));
                }
            });
        }
        return objections.stream().distinct().toList();
    }
}
