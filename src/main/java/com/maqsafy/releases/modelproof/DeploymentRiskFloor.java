package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.ReleaseType.LeastRisk;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every release has exactly one risk, and none is rated lower than the company rates it: destructive and sensitive changes
 * are high, migrations at least medium, and each type has its own least risk.
 */
final class DeploymentRiskFloor extends TableRule {

    private static final List<String> RISKS =
            Arrays.stream(LeastRisk.values()).map(LeastRisk::word).toList();

    private static final ChangedAspect ORDINARY = ChangedAspect.WORKFLOW;

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
        for (ReleaseType type : ReleaseType.values()) {
            for (boolean destructive : new boolean[] {false, true}) {
                for (ChangedAspect aspect :
                        List.of(ORDINARY, ChangedAspect.AUTH, ChangedAspect.FINANCE, ChangedAspect.CREDENTIALS)) {
                    for (boolean migration : new boolean[] {false, true}) {
                        List<String> risks = column(
                                ask.apply(release(
                                        type.word(),
                                        destructive,
                                        List.of(aspect.word()),
                                        List.of((migration ? ReleasePart.DATABASE_MIGRATION : ReleasePart.BACKEND)
                                                .word()))),
                                "risk");
                        String floor = floor(type, destructive, aspect != ORDINARY, migration);
                        if (risks.size() != 1 || RISKS.indexOf(risks.get(0)) < RISKS.indexOf(floor)) {
                            objections.add(model.objection(
                                    "deployment-risk",
                                    "RULE-07",
                                    "a%s %s release that changes %s, %s migration, must have exactly one risk, at least %s; it has %s"
                                            .formatted(
                                                    destructive ? " destructive" : "",
                                                    type.word(),
                                                    aspect.word(),
                                                    migration ? "with" : "without",
                                                    floor,
                                                    risks)));
                        }
                    }
                }
            }
        }
    }

    private static String floor(ReleaseType type, boolean destructive, boolean sensitive, boolean migration) {
        LeastRisk ofChange = destructive || sensitive ? LeastRisk.HIGH : migration ? LeastRisk.MEDIUM : LeastRisk.LOW;
        return (ofChange.compareTo(type.leastRisk()) > 0 ? ofChange : type.leastRisk()).word();
    }
}
