package com.maqsafy.releases.modelproof;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each kind of change does to the version, and which combinations there are at all. */
final class VersionImpactTable extends TableRule {

    private static final Map<String, String> LEGAL = Map.of(
            "major breaking", "major",
            "minor feature", "minor",
            "patch fix", "patch",
            "hotfix fix", "patch",
            "security fix", "patch",
            "infrastructure breaking", "major",
            "infrastructure feature", "minor",
            "infrastructure fix", "patch");

    VersionImpactTable(DecisionAnswers answers) {
        super("version-impact", answers);
    }

    @Override
    public List<String> items() {
        return List.of("VER-02", "VER-03", "VER-04");
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (String type : TYPES) {
            for (String change : List.of("breaking", "feature", "fix")) {
                List<String> parts = column(ask.apply(Map.of("type", type, "changeType", change)), "part");
                String legal = LEGAL.get(type + " " + change);
                List<String> expected = legal == null ? List.of() : List.of(legal);
                if (!parts.equals(expected)) {
                    objections.add(model.objection(
                            "version-impact",
                            "VER-02..04",
                            "a %s release with a %s change must give %s, not %s"
                                    .formatted(type, change, expected, parts)));
                }
            }
        }
    }
}
