package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;

/** Decision tables of the same deployment are asked, and their answer goes where the next step reads it. */
final class DecisionTasks implements ProofRule {

    record Result(String variable, String mapping, String item) {}

    static final Map<String, Result> RESULTS = Map.of(
            "required-approvals", new Result("requiredApprovals", "resultList", "APR-01..07"),
            "required-tests", new Result("requiredTests", "collectEntries", "TEST-01..09"),
            "applicable-checks", new Result("applicableItems", "resultList", "POST-01..14"),
            "deployment-risk", new Result("risk", "singleEntry", "RULE-07"),
            "exploit-risk", new Result("exploitRisk", "singleResult", "SEC-03"));

    @Override
    public List<String> items() {
        return List.of("APR-01..07", "TEST-01..09", "POST-01..14", "RULE-07", "SEC-03");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (BusinessRuleTask task : process.elements(BusinessRuleTask.class)) {
                String asked = task.getCamundaDecisionRef() == null ? "" : task.getCamundaDecisionRef();
                Result expected = RESULTS.get(asked);
                if (expected == null || models.decision(asked).isEmpty()) {
                    objections.add(process.objection(
                            task.getId(),
                            Reasons.NO_WAY_AROUND,
                            "asks the decision %s, which is not one of %s in this deployment"
                                    .formatted(task.getCamundaDecisionRef(), RESULTS.keySet())));
                } else if (!"deployment".equals(task.getCamundaDecisionRefBinding())
                        || !expected.variable().equals(task.getCamundaResultVariable())
                        || !expected.mapping().equals(task.getCamundaMapDecisionResult())) {
                    objections.add(process.objection(
                            task.getId(),
                            expected.item(),
                            "must be bound by 'deployment' and give its %s to %s"
                                    .formatted(expected.mapping(), expected.variable())));
                }
            }
        }
        return objections;
    }
}
