package com.maqsafy.releases.policy.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Each change asks for the test that the policy names for it, whatever the type of the release; every release asks for
 * regression, and a security release for security tests (SEC-04).
 */
final class RequiredTestsFloor extends TableRule {

    static final Map<String, String> BY_ASPECT = Map.ofEntries(
            Map.entry("code-logic", "TEST-01"),
            Map.entry("workflow", "TEST-02"),
            Map.entry("api", "TEST-03"),
            Map.entry("permissions", "TEST-04"),
            Map.entry("scoped-data", "TEST-05"),
            Map.entry("auth", "TEST-07"),
            Map.entry("finance", "TEST-07"),
            Map.entry("credentials", "TEST-07"),
            Map.entry("input", "TEST-07"),
            Map.entry("reports", "TEST-08"),
            Map.entry("exports", "TEST-08"),
            Map.entry("heavy-queries", "TEST-08"),
            Map.entry("high-risk-database", "TEST-09"));

    RequiredTestsFloor(DecisionAnswers answers) {
        super("required-tests", answers);
    }

    @Override
    public List<String> items() {
        return List.of(
                "TEST-01", "TEST-02", "TEST-03", "TEST-04", "TEST-05", "TEST-06", "TEST-07", "TEST-08", "TEST-09",
                "SEC-04");
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (String type : TYPES) {
            if (!tests(ask, type, List.of()).contains("TEST-06")) {
                objections.add(model.objection(
                        "required-tests",
                        "TEST-06",
                        "regression is required for every release, %s too; add a row without condition"
                                .formatted(type)));
            }
            new TreeMap<>(BY_ASPECT).forEach((aspect, test) -> {
                if (!tests(ask, type, List.of(aspect)).contains(test)) {
                    objections.add(model.objection(
                            "required-tests",
                            test,
                            "a change of %s needs a row with %s, in a %s release too".formatted(aspect, test, type)));
                }
            });
        }
        if (!tests(ask, "security", List.of()).contains("TEST-07")) {
            objections.add(model.objection(
                    "required-tests",
                    "TEST-07",
                    "security tests are required for every security release (SEC-04); add a row for the type"));
        }
    }

    private static List<String> tests(
            Function<Map<String, Object>, List<Map<String, Object>>> ask, String type, List<String> aspects) {
        return column(ask.apply(release(type, false, aspects, List.of())), "test");
    }
}
