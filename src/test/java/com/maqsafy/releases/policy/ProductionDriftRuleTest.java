package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.LiveFacts.Production;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RB-01. */
class ProductionDriftRuleTest {

    private static final Production DRIFT = new Production(true, Optional.of("1.4.9"), Optional.empty());

    @TestFactory
    Stream<DynamicTest> refusesToDeployOverWhatNobodyKnows() {
        return RuleTable.of(new ProductionDriftRule(), ReleaseStory::deploying)
                .passes("the target cannot be asked", s -> s.production = Production.NOT_ASKED)
                .passes(
                        "the target runs what is recorded",
                        s -> s.production = new Production(true, Optional.empty(), Optional.empty()))
                .passes("production is touched already: the checks ask", s -> {
                    s.story = ReleaseStory.deployed();
                    s.production = DRIFT;
                })
                .fails(
                        "the target runs something else",
                        s -> s.production = DRIFT,
                        "RB-01 Production runs 1.4.9, but 1.4.1 is recorded: somebody changed it outside of a release.")
                .cannotTell(
                        "the target does not answer",
                        s -> s.production = new Production(true, Optional.empty(), Optional.of("REL-PRD-012 Gone.")),
                        "RB-01 What production runs could not be observed: REL-PRD-012 Gone.")
                .rows();
    }
}
