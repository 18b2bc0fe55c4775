package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Promise 1 right before production: commands run on the ledger's word only. */
class EvidenceProductionGuardTest {

    private static final String REFUSED =
            "Nobody has approved a rollback of canteen-api-1.5.0 in this attempt (RB-07).";

    private final ReleaseStory story = ReleaseStory.deployed();
    private final DeploymentPlans plans = mock(DeploymentPlans.class);

    @BeforeEach
    void rollingBack() {
        story.status = ReleaseStatus.ROLLING_BACK;
    }

    @Test
    @DisplayName("RB-07: without an approval no rollback step runs")
    void refusesARollbackThatNobodyApproved() {
        assertThat(rollback()).contains(REFUSED);
    }

    @Test
    @DisplayName("RB-07: the approver's yes opens, and again repeats it")
    void runsWhatTheApproverApproved() {
        decided("approve");
        assertThat(rollback()).isEmpty();

        recovery("again");
        assertThat(rollback()).isEmpty();
    }

    @Test
    @DisplayName("RB-07: the rollback owner does not overrule the approver")
    void refusesARollbackThatWasRefusedWhateverTheRollbackOwnerDecides() {
        decided("refuse");
        assertThat(rollback()).contains(REFUSED);

        recovery("again");
        assertThat(rollback()).contains(REFUSED);
    }

    @Test
    @DisplayName("RB-07: a decision to recover does not stand for an approval")
    void refusesWhenOnlyTheRecoveryWasDecided() {
        recovery("recovered");

        assertThat(rollback()).contains(REFUSED);
    }

    @Test
    @DisplayName("RB-06: after production was recovered by hand no step runs, until it is to run again")
    void refusesStepsAfterARecoveryByHand() {
        decided("approve");
        recovery("recovered");
        assertThat(rollback())
                .contains(
                        "The rollback owner decided 'recovered' for canteen-api-1.5.0, so no rollback step runs (RB-06).");

        recovery("again");
        assertThat(rollback()).isEmpty();
    }

    @Test
    @DisplayName("RB-07: the approval of an earlier attempt does not count")
    void asksAnewInTheNextAttempt() {
        decided("approve");
        story.add("deploymentStarted", "deployer", "{attempt: 2}");

        assertThat(rollback()).contains(REFUSED);
    }

    @Test
    @DisplayName("RB-07: what the approver was not shown does not run, and is approved again")
    void asksAgainWhenSomethingElseWouldRun() {
        when(plans.shownRollbackDigest(any())).thenReturn("one");
        shown("one");
        assertThat(rollback()).isEmpty();

        when(plans.shownRollbackDigest(any())).thenReturn("other");
        assertThat(rollback())
                .contains("What a rollback of canteen-api-1.5.0 would run is not what its approver was shown. Give the"
                        + " step up and let it run again: it is approved again first (RB-07).");
        recovery("again");
        assertThat(rollback()).as("nobody overrules the approver").isPresent();

        shown("other");
        assertThat(rollback()).isEmpty();
    }

    private void shown(String digest) {
        story.add(
                "rollbackDecided",
                "tech",
                "{attempt: 1, decision: 'approve', role: 'technical-owner', reason: 'seen', shown: '%s'}"
                        .formatted(digest));
    }

    private void decided(String decision) {
        story.add(
                "rollbackDecided",
                "tech",
                "{attempt: 1, decision: '%s', role: 'technical-owner', reason: 'seen'}".formatted(decision));
    }

    private void recovery(String decision) {
        story.add("recoveryDecided", "rollback", "{attempt: 1, decision: '%s', reason: 'seen'}".formatted(decision));
    }

    private Optional<String> rollback() {
        PolicyCatalogue catalogue = new PolicyCatalogue();
        return new EvidenceProductionGuard(
                        key -> Dossier.of(
                                story.details(),
                                story.records(),
                                story.next(),
                                // The way back depends on nothing that is true just now.
                                mock(LiveFacts.class)),
                        new ReleaseGate(List.of(new Everything(catalogue)), catalogue),
                        plans)
                .objection("canteen-api-1.5.0", "rollback");
    }

    /** A gate is not asked for a rollback: it would hold the way back. */
    private record Everything(PolicyCatalogue catalogue) implements GateRule {

        @Override
        public Set<String> items() {
            return catalogue.gateItems();
        }

        @Override
        public GateStage stage() {
            return GateStage.PREPARATION;
        }

        @Override
        public List<Finding> evaluate(Dossier dossier) {
            return List.of(new Finding("RULE-01", "Not deployable."));
        }
    }
}
