package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.source.ChangedAspect;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Each change asks for the tests that the catalogue names for it, whatever the type of the release, and each release for
 * those that its type always needs (SEC-04: a security release for security tests).
 */
final class RequiredTestsFloor extends TableRule {

    private static final String TABLE = "required-tests";

    private final PolicyCatalogue catalogue;

    RequiredTestsFloor(DecisionAnswers answers, PolicyCatalogue catalogue) {
        super(TABLE, answers);
        this.catalogue = catalogue;
    }

    @Override
    public List<String> items() {
        return Stream.concat(catalogue.section("TEST").stream().map(PolicyItem::id), Stream.of("SEC-04"))
                .toList();
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (ReleaseType type : ReleaseType.values()) {
            floor(
                    model,
                    "test",
                    catalogue.requiredTests(List.of(), type),
                    ask.apply(release(type.word(), false, List.of(), List.of())),
                    "every %s release".formatted(type.word()),
                    objections);
            for (String aspect : ChangedAspect.words()) {
                floor(
                        model,
                        "test",
                        catalogue.requiredTests(List.of(aspect), type),
                        ask.apply(release(type.word(), false, List.of(aspect), List.of())),
                        "a change of %s, in a %s release too,".formatted(aspect, type.word()),
                        objections);
            }
        }
    }
}
