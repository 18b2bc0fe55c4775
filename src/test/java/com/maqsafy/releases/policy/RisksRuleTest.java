package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-06. */
class RisksRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForDocumentedRisks() {
        return RuleTable.of(new RisksRule(), ReleaseStory::prepared)
                .fails(
                        "no risks are documented",
                        s -> s.story.risks = " ",
                        "PRIN-06 The operational risks are not documented.")
                .rows();
    }
}
