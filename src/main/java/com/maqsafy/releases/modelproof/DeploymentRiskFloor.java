package com.maqsafy.releases.modelproof;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every release has exactly one risk, and none is rated lower than the company rates it: destructive, major, infrastructure
 * and sensitive changes are high, migrations and features at least medium.
 */
final class DeploymentRiskFloor extends TableRule {

    private static final List<String> RISKS = List.of("low", "medium", "high");

    DeploymentRiskFloor(DecisionAnswers answers) {
        super("deployment-risk", answers);
    }

    @Override
    public List<String> items() {
        return List.of("RULE-07");
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (String type : TYPES) {
            for (boolean destructive : new boolean[] {false, true}) {
                for (String aspect : List.of("workflow", "auth", "finance", "credentials")) {
                    for (boolean migration : new boolean[] {false, true}) {
                        List<String> risks = column(
                                ask.apply(release(
                                        type,
                                        destructive,
                                        List.of(aspect),
                                        migration ? List.of("database-migration") : List.of("backend"))),
                                "risk");
                        String floor = floor(type, destructive, !aspect.equals("workflow"), migration);
                        if (risks.size() != 1 || RISKS.indexOf(risks.get(0)) < RISKS.indexOf(floor)) {
                            objections.add(model.objection(
                                    "deployment-risk",
                                    "RULE-07",
                                    "a%s %s release that changes %s, %s migration, must have exactly one risk, at least %s; it has %s"
                                            .formatted(
                                                    destructive ? " destructive" : "",
                                                    type,
                                                    aspect,
                                                    migration ? "with" : "without",
                                                    floor,
                                                    risks)));
                        }
                    }
                }
            }
        }
    }

    private static String floor(String type, boolean destructive, boolean sensitive, boolean migration) {
        if (destructive || sensitive || type.equals("major") || type.equals("infrastructure")) {
            return "high";
        }
        return migration || type.equals("minor") ? "medium" : "low";
    }
}
