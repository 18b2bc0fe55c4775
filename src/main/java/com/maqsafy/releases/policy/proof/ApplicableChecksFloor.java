package com.maqsafy.releases.policy.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Eleven checks follow every deployment; reports, payments and credentials are checked when they changed, the closed hole
 * after a security release, and containers after an infrastructure release.
 */
final class ApplicableChecksFloor extends TableRule {

    static final List<String> ALWAYS =
            IntStream.rangeClosed(1, 11).mapToObj("POST-%02d"::formatted).toList();
    static final Map<String, String> BY_ASPECT =
            Map.of("reports", "POST-12", "exports", "POST-12", "finance", "POST-13", "credentials", "POST-14");
    static final Map<String, String> BY_TYPE = Map.of("security", "SEC-08", "infrastructure", "TYPE-06");

    ApplicableChecksFloor(DecisionAnswers answers) {
        super("applicable-checks", answers);
    }

    @Override
    public List<String> items() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 14).mapToObj("POST-%02d"::formatted),
                        BY_TYPE.values().stream().sorted())
                .toList();
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (String type : TYPES) {
            List<String> always = checks(ask, type, List.of());
            for (String item : ALWAYS) {
                if (!always.contains(item)) {
                    objections.add(model.objection(
                            "applicable-checks",
                            item,
                            "%s follows every deployment, of a %s release too; add a row without condition"
                                    .formatted(item, type)));
                }
            }
            String own = BY_TYPE.getOrDefault(type, ALWAYS.get(0));
            if (!always.contains(own)) {
                objections.add(model.objection(
                        "applicable-checks",
                        own,
                        "%s follows every %s release; add a row for the type".formatted(own, type)));
            }
            new TreeMap<>(BY_ASPECT).forEach((aspect, item) -> {
                if (!checks(ask, type, List.of(aspect)).contains(item)) {
                    objections.add(model.objection(
                            "applicable-checks",
                            item,
                            "a change of %s needs a row with %s, in a %s release too".formatted(aspect, item, type)));
                }
            });
        }
    }

    private static List<String> checks(
            Function<Map<String, Object>, List<Map<String, Object>>> ask, String type, List<String> aspects) {
        return column(ask.apply(release(type, false, aspects, List.of())), "item");
    }
}
