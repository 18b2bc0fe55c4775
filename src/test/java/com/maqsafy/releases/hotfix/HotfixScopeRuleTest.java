package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.hotfix.HotfixSettings.HotfixService;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("HOT-01: a hotfix is small, or management agrees that it still is one")
class HotfixScopeRuleTest {

    @TestFactory
    Stream<DynamicTest> asksManagementBeyondTheLimits() {
        return RuleTable.of(new HotfixScopeRule(new HotfixSettings(Map.of()), Persons.unknown()), HotfixStory::prepared)
                .passes(
                        "exactly as large as the limits",
                        s -> s.story.change(
                                "sourceInspected", p -> p.put("files", 10).put("changedLines", 200)))
                .passes("another type has no limits", s -> {
                    s.story = HotfixStory.large();
                    s.story.type = ReleaseType.PATCH;
                })
                .passes(
                        "management agrees",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "agree", "generated files"))
                .fails(
                        "too many files",
                        s -> s.story = HotfixStory.large(),
                        "HOT-01 It changes 11 files, 40 lines and 2 areas (app/Http, config), more than a hotfix may.")
                .fails(
                        "too many lines",
                        s -> s.story.change("sourceInspected", p -> p.put("changedLines", 201)),
                        "HOT-01 201 lines")
                .fails(
                        "too many areas",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.putArray("areas")
                                        .add("app/Http")
                                        .add("config")
                                        .add("routes")),
                        "HOT-01 3 areas (app/Http, config, routes)")
                .fails(
                        "management refuses",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "refuse", "a feature."),
                        "HOT-01 manager refused its size: a feature. Make it smaller")
                .fails(
                        "no reason",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "agree", ""),
                        "HOT-01 without a reason")
                .fails(
                        "the owner agrees",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "owner", "agree", "mine"),
                        "HOT-01 agreed to by owner, who may not")
                .fails(
                        "a machine agrees",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "system:source", "agree", "ok"),
                        "HOT-01 who may not")
                .fails(
                        "it was another size",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "agree", "small")
                                .change("sourceInspected", p -> p.put("changedLines", 41)),
                        "HOT-01 Management agreed to another size")
                .fails(
                        "it was another commit",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "agree", "small")
                                .change("hotfixScopeDecided", p -> p.put("commit", ReleaseStory.OTHER_COMMIT)),
                        "HOT-01 Let management decide")
                .fails(
                        "it is asked for again",
                        s -> s.story = HotfixStory.decide(HotfixStory.large(), "manager", "agree", "small")
                                .rework("hotfix-assessment"),
                        "HOT-01 Let management decide")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "HOT-01 has not been measured")
                .cannotTell(
                        "the areas are not known",
                        s -> s.story.change("sourceInspected", p -> p.remove("areas")),
                        "HOT-01 has not been measured")
                .rows();
    }

    @TestFactory
    Stream<DynamicTest> measuresAgainstTheLimitsOfTheService() {
        var strict = new HotfixSettings(Map.of(
                "canteen-api",
                new HotfixService(new HotfixSettings.Hotfix(
                        10,
                        200,
                        3,
                        HotfixSettings.Hotfix.DEFAULTS.riskReviewDue(),
                        HotfixSettings.Hotfix.DEFAULTS.riskReviewReminder(),
                        HotfixSettings.Hotfix.DEFAULTS.riskReviewEscalation(),
                        HotfixSettings.Hotfix.DEFAULTS.stabilisation(),
                        HotfixSettings.Hotfix.DEFAULTS.reviewDue()))));
        return RuleTable.of(new HotfixScopeRule(strict, Persons.unknown()), HotfixStory::prepared)
                .passes(
                        "three areas are allowed there",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> p.putArray("areas")
                                        .add("app/Http")
                                        .add("config")
                                        .add("routes")))
                .rows();
    }
}
