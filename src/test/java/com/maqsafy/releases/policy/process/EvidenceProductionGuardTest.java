package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionGuard;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateResult;
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

    private static final String NOT_PASSED = "The gate has not let this deployment of canteen-api-1.5.0 pass. It passes"
            + " only with every approval and check in the ledger.";

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
                .contains("The rollback owner decided 'recovered' for canteen-api-1.5.0, so no rollback step runs"
                        + " (RB-06).");

        recovery("again");
        assertThat(rollback()).isEmpty();
    }

    @Test
    @DisplayName("RB-06: what is approved after a recovery by hand runs")
    void runsWhatIsApprovedAfterARecovery() {
        recovery("recovered");
        decided("approve");
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

    @Test
    @DisplayName(
            "promise 1: a step of a deployment runs only after the gate of this attempt let exactly this content pass")
    void runsADeploymentThatTheGateLetPass() {
        story.status = ReleaseStatus.DEPLOYING;
        assertThat(deployment()).contains(NOT_PASSED);

        passed(story.digest(), true);
        assertThat(deployment()).isEmpty();

        story.status = ReleaseStatus.APPROVED;
        assertThat(deployment()).as("nothing is deployed now").contains(NOT_PASSED);
        story.status = ReleaseStatus.DEPLOYING;
        story.risks = "others";
        assertThat(deployment()).as("the gate saw another content").contains(NOT_PASSED);
        passed(story.digest(), false);
        assertThat(deployment()).as("the gate refused").contains(NOT_PASSED);
        passed(story.digest(), true);
        assertThat(deployment()).isEmpty();
        story.add("deploymentStarted", "deployer", "{attempt: 2}");
        assertThat(deployment()).as("that was another attempt").contains(NOT_PASSED);
        story.add(
                "gateEvaluated",
                "system:gate",
                "{stage: 'preparation', deployable: true, contentDigest: '%s', findings: []}"
                        .formatted(story.digest()));
        assertThat(deployment()).as("that was another stage").contains(NOT_PASSED);
        passed(story.digest(), true);
        story.without("deploymentStarted");
        assertThat(deployment()).as("nobody started it").contains(NOT_PASSED);
    }

    @Test
    @DisplayName("promise 1: the gate is asked again before each command")
    void asksTheGateAgain() {
        story.status = ReleaseStatus.DEPLOYING;
        passed(story.digest(), true);

        assertThat(guard(gate()).objection("canteen-api-1.5.0", "deployment"))
                .contains("The gate refuses: RULE-01 Not deployable.");
        assertThat(guard(gate()).objection("canteen-api-1.5.0", ProductionGuard.REOPENING))
                .as("whether a service is opened again is asked of another guard")
                .isEmpty();
    }

    private void passed(String digest, boolean deployable) {
        story.add(
                "gateEvaluated",
                "system:gate",
                "{stage: 'deployment', deployable: %s, contentDigest: '%s', findings: []}"
                        .formatted(deployable, digest));
    }

    /** Asked of a gate that finds nothing. */
    private Optional<String> deployment() {
        ReleaseGate open = mock(ReleaseGate.class);
        when(open.evaluate(any(), eq(GateStage.DEPLOYMENT))).thenReturn(new GateResult(true, List.of()));
        return guard(open).objection("canteen-api-1.5.0", "deployment");
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
        return guard(gate()).objection("canteen-api-1.5.0", "rollback");
    }

    private static ReleaseGate gate() {
        PolicyCatalogue catalogue = new PolicyCatalogue();
        return new ReleaseGate(List.of(new Everything(catalogue)), catalogue);
    }

    private EvidenceProductionGuard guard(ReleaseGate gate) {
        return new EvidenceProductionGuard(
                key -> Dossier.of(
                        story.details(),
                        story.records(),
                        story.next(),
                        // The way back depends on nothing that is true just now.
                        mock(LiveFacts.class)),
                gate,
                plans);
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
