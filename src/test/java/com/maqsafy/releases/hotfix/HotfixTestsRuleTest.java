package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RequiredTestsRule;
import com.maqsafy.releases.policy.RuleTable;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("HOT-04: the fix is tested before production")
class HotfixTestsRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForEveryRequiredTest() {
        return RuleTable.of(new HotfixTestsRule(new RequiredTestsRule(new PolicyCatalogue())), HotfixStory::prepared)
                .passes("another type is judged by its tests alone", s -> {
                    s.story.without("testReported");
                    s.story.type = ReleaseType.PATCH;
                })
                .fails(
                        "the regression test is missing",
                        s -> s.story.without("testReported", "test", "TEST-06"),
                        "HOT-04 The fix is not tested: see TEST-06. Test it before production")
                .fails(
                        "a test failed",
                        s -> s.story.change("testReported", p -> p.put("outcome", "failed")),
                        "HOT-04 see TEST-06")
                .fails(
                        "what it changes needs more",
                        s -> s.story.changedAspects = List.of("code-logic", "auth"),
                        "HOT-04 see TEST-07")
                .cannotTell(
                        "the required tests are not determined",
                        s -> s.story.without("requiredTestsDetermined"),
                        "HOT-04 see PRIN-03")
                .rows();
    }
}
