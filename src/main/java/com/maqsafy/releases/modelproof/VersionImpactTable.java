package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each kind of change does to the version, and which combinations there are at all. */
final class VersionImpactTable extends TableRule {

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
        for (ReleaseType type : ReleaseType.values()) {
            for (ChangeType change : ChangeType.values()) {
                List<String> parts =
                        column(ask.apply(Map.of("type", type.word(), "changeType", change.word())), "part");
                List<String> expected = type.changes().contains(change) ? List.of(change.part()) : List.of();
                if (!parts.equals(expected)) {
                    objections.add(model.objection(
                            "version-impact",
                            "VER-02..04",
                            "a %s release with a %s change must give %s, not %s"
                                    .formatted(type.word(), change.word(), expected, parts)));
                }
            }
        }
    }
}
