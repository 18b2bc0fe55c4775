package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.source.ChangedAspect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The checks that the catalogue names follow every deployment, the change that they are for, or a release of their type:
 * the closed hole after a security release, containers after an infrastructure release. What a type makes critical, the
 * table calls critical too; it may call more so.
 */
final class ApplicableChecksFloor extends TableRule {

    private static final String TABLE = "applicable-checks";

    private final PolicyCatalogue catalogue;

    ApplicableChecksFloor(DecisionAnswers answers, PolicyCatalogue catalogue) {
        super(TABLE, answers);
        this.catalogue = catalogue;
    }

    @Override
    public List<String> items() {
        return Stream.concat(
                        catalogue.section("POST").stream().map(PolicyItem::id),
                        Arrays.stream(ReleaseType.values())
                                .flatMap(type -> catalogue.applicableChecks(List.of(), type).stream()))
                .distinct()
                .toList();
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (ReleaseType type : ReleaseType.values()) {
            List<Map<String, Object>> always = ask.apply(release(type.word(), false, List.of(), List.of()));
            String when = "every deployment of a %s release".formatted(type.word());
            floor(model, "item", catalogue.applicableChecks(List.of(), type), always, when, objections);
            critical(model, type, always, objections);
            for (String aspect : ChangedAspect.words()) {
                floor(
                        model,
                        "item",
                        catalogue.applicableChecks(List.of(aspect), type),
                        ask.apply(release(type.word(), false, List.of(aspect), List.of())),
                        "a change of %s, in a %s release too,".formatted(aspect, type.word()),
                        objections);
            }
        }
    }

    private static void critical(
            DecisionModel model, ReleaseType type, List<Map<String, Object>> rows, List<String> objections) {
        for (String item : type.criticalChecks()) {
            if (rows.stream()
                    .noneMatch(row -> item.equals(row.get("item")) && Boolean.TRUE.equals(row.get("critical")))) {
                objections.add(model.objection(
                        TABLE,
                        item,
                        "every deployment of a %s release needs a row with %s and critical true; nobody accepts that failure"
                                .formatted(type.word(), item)));
            }
        }
    }
}
