package com.maqsafy.releases.policy.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Eleven checks follow every deployment; reports, payments and credentials are checked when they changed. */
final class ApplicableChecksFloor extends TableRule {

    static final List<String> ALWAYS =
            IntStream.rangeClosed(1, 11).mapToObj("POST-%02d"::formatted).toList();
    static final Map<String, String> BY_ASPECT =
            Map.of("reports", "POST-12", "exports", "POST-12", "finance", "POST-13", "credentials", "POST-14");

    ApplicableChecksFloor(DecisionAnswers answers) {
        super("applicable-checks", answers);
    }

    @Override
    public List<String> items() {
        return IntStream.rangeClosed(1, 14).mapToObj("POST-%02d"::formatted).toList();
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        List<String> always = checks(ask, List.of());
        for (String item : ALWAYS) {
            if (!always.contains(item)) {
                objections.add(model.objection(
                        "applicable-checks",
                        item,
                        "%s follows every deployment; add a row without condition".formatted(item)));
            }
        }
        new TreeMap<>(BY_ASPECT).forEach((aspect, item) -> {
            if (!checks(ask, List.of(aspect)).contains(item)) {
                objections.add(model.objection(
                        "applicable-checks", item, "a change of %s needs a row with %s".formatted(aspect, item)));
            }
        });
    }

    private static List<String> checks(
            Function<Map<String, Object>, List<Map<String, Object>>> ask, List<String> aspects) {
        return column(ask.apply(release("minor", false, aspects, List.of())), "item");
    }
}
