package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A gateway that decides has exactly the branches that the answer can have, and the refusing one is the default. */
final class DecisionBranches implements ProofRule {

    @Override
    public List<String> items() {
        return List.of(Reasons.NO_WAY_AROUND);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            List<DecidingVariable> known = ProcessContracts.of(process.id()).decisions();
            Collection<ExclusiveGateway> gateways = process.elements(ExclusiveGateway.class);
            for (ExclusiveGateway gateway : gateways) {
                check(process, gateway, known, objections);
            }
            for (DecidingVariable variable : known) {
                if (process.graph().branchesOf(variable.name()).isEmpty()) {
                    objections.add(process.objection(
                            process.id(),
                            variable.items(),
                            "no gateway asks for %s any more; put it back with the branches %s"
                                    .formatted(variable.name(), variable.branches())));
                }
            }
        }
        return objections;
    }

    private static void check(
            ProcessModel process, ExclusiveGateway gateway, List<DecidingVariable> known, List<String> objections) {
        Set<String> variables = process.graph().variablesOf(gateway);
        for (String name : variables) {
            Optional<DecidingVariable> deciding = known.stream()
                    .filter(variable -> variable.name().equals(name))
                    .findFirst();
            if (deciding.isEmpty()) {
                if (ProcessContracts.FREE_FACTS.containsKey(name)) {
                    checkFact(process, gateway, name, objections);
                } else {
                    objections.add(process.objection(
                            gateway.getId(),
                            Reasons.NO_WAY_AROUND,
                            "%s is not decided in this process; ask one of %s".formatted(name, namesOf(known))));
                }
            } else if (variables.size() > 1
                    || !branches(process, gateway).equals(deciding.get().branches())) {
                objections.add(process.objection(
                        gateway.getId(),
                        deciding.get().items(),
                        "the branches by %s must be exactly %s, and all else the default flow"
                                .formatted(name, deciding.get().branches())));
            } else if (gateway.getDefault() == null && !deciding.get().each()) {
                objections.add(process.objection(
                        gateway.getId(),
                        deciding.get().items(),
                        "has no default flow; make the refusing flow the default"));
            } else if (gateway.getDefault() != null && deciding.get().each()) {
                objections.add(process.objection(
                        gateway.getId(),
                        deciding.get().items(),
                        "an unknown %s must stop the process; remove the default flow".formatted(name)));
            }
        }
    }

    /** A value that the fact never has would be a branch that nobody takes, or a comparison that fails. */
    private static void checkFact(
            ProcessModel process, ExclusiveGateway gateway, String fact, List<String> objections) {
        Set<String> values = ProcessContracts.FREE_FACTS.getOrDefault(fact, Set.of());
        for (SequenceFlow flow : process.graph().outgoing(gateway)) {
            FlowGraph.conditionOf(flow)
                    .filter(condition -> condition.variable().equals(fact))
                    .filter(condition ->
                            !values.containsAll(List.of(condition.value().split("\\|"))))
                    .ifPresent(condition -> objections.add(process.objection(
                            flow.getId(),
                            Reasons.NO_WAY_AROUND,
                            "%s is never '%s'; compare it with some of %s"
                                    .formatted(fact, condition.value(), new TreeSet<>(values)))));
        }
    }

    private static List<String> branches(ProcessModel process, ExclusiveGateway gateway) {
        return process.graph().outgoing(gateway).stream()
                .filter(flow -> !flow.equals(gateway.getDefault()))
                .map(DecisionBranches::branch)
                .sorted()
                .toList();
    }

    private static String branch(SequenceFlow flow) {
        return FlowGraph.conditionOf(flow).map(Condition::value).orElse("none");
    }

    private static List<String> namesOf(List<DecidingVariable> known) {
        List<String> names = new ArrayList<>(
                ProcessContracts.FREE_FACTS.keySet().stream().sorted().toList());
        known.forEach(variable -> names.add(variable.name()));
        return names;
    }
}
