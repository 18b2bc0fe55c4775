package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.ProductionGuard;
import com.maqsafy.releases.evidence.Ledger;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEP-07, promise 6: a service is opened when what runs was verified, or when the rollback owner gave up")
class ReopeningGuardTest {

    private final ReleaseStory story = new ReleaseStory();

    @Test
    void opensNothingThatWasNotVerified() {
        step("deployment");
        assertThat(reopening()).hasValueSatisfying(o -> assertThat(o).contains("not been verified since stepEnded"));
        round("deployment");
        assertThat(reopening()).isPresent();
        check("failed", true);
        assertThat(reopening()).isPresent();
        check("passed", true);
        assertThat(reopening()).isEmpty();
    }

    @Test
    void forgetsAVerificationAfterAnotherStep() {
        step("deployment");
        round("deployment");
        check("passed", true);
        step("rollback");
        assertThat(reopening()).isPresent();
        round("rollback");
        check("passed", true);
        assertThat(reopening()).isEmpty();
    }

    @Test
    void takesAnAcceptedCheckOnlyWhereItIsNotCritical() {
        step("deployment");
        round("deployment");
        check("failed", false);
        assertThat(reopening()).isPresent();
        accept();
        assertThat(reopening()).isEmpty();
        check("failed", true);
        accept();
        assertThat(reopening()).isPresent();
    }

    @Test
    void takesNoAcceptanceOfBeforeNorOfAnotherCheckNorAnotherDecision() {
        step("deployment");
        round("deployment");
        check("failed", false);
        accept();
        check("failed", false);
        assertThat(reopening()).as("it failed again").isPresent();
        story.add("failedChecksDecided", "deployer", "{decision: 'accept', checks: ['logs'], reason: 'known'}");
        assertThat(reopening()).as("another check").isPresent();
        story.add("failedChecksDecided", "deployer", "{decision: 'repeat', checks: ['health'], reason: 'known'}");
        assertThat(reopening()).as("it runs again").isPresent();
        story.add("checkRun", "system:worker", "{check: 'logs', outcome: 'passed', critical: false}");
        assertThat(reopening()).as("another one passed").isPresent();
    }

    @Test
    void opensNothingWhoseLastStepDidNotEndWell() {
        story.add("stepEnded", "system:worker", "{attempt: 1, plan: 'deployment', outcome: 'failed'}");
        round("deployment");
        check("passed", true);
        assertThat(reopening()).isPresent();
        story.add("failedStepDecided", "deployer", "{decision: 'roll-back', reason: 'broken'}");
        round("deployment");
        check("passed", true);
        assertThat(reopening()).isPresent();
        story.add("failedStepDecided", "deployer", "{decision: 'done', reason: 'by hand'}");
        assertThat(reopening()).as("verified since").isPresent();
        round("deployment");
        check("passed", true);
        assertThat(reopening()).isEmpty();
    }

    @Test
    void opensWhenTheRollbackOwnerGaveUpWithAReason() {
        step("rollback");
        story.add("rollbackDecided", "tech", "{attempt: 1, decision: 'refuse'}");
        assertThat(reopening()).isPresent();
        story.add("recoveryDecided", "rollback", "{attempt: 1, decision: 'recovered', reason: 'by hand'}");
        assertThat(reopening()).isPresent();
        story.add("recoveryDecided", "rollback", "{attempt: 1, decision: 'failed', reason: ' '}");
        assertThat(reopening()).isPresent();
        story.add("recoveryDecided", "rollback", "{attempt: 1, decision: 'failed', reason: 'it serves as it is'}");
        assertThat(reopening()).isEmpty();
    }

    @Test
    void isAskedAboutNothingElse() {
        step("deployment");
        assertThat(objection("deployment")).isEmpty();
        assertThat(objection("rollback")).isEmpty();
    }

    private void step(String plan) {
        story.add("stepEnded", "system:worker", "{attempt: 1, plan: '%s', outcome: 'succeeded'}".formatted(plan));
    }

    private void round(String purpose) {
        story.add(
                "verificationRoundOpened",
                "system:verification",
                "{purpose: '%s', checks: ['health']}".formatted(purpose));
    }

    private void check(String outcome, boolean critical) {
        story.add(
                "checkRun",
                "system:worker",
                "{check: 'health', outcome: '%s', critical: %s}".formatted(outcome, critical));
    }

    private void accept() {
        story.add("failedChecksDecided", "deployer", "{decision: 'accept', checks: ['health'], reason: 'known'}");
    }

    private Optional<String> reopening() {
        return objection(ProductionGuard.REOPENING);
    }

    private Optional<String> objection(String plan) {
        Ledger ledger = mock(Ledger.class);
        when(ledger.records("canteen-api-1.5.0")).thenReturn(story.records());
        return new ReopeningGuard(ledger).objection("canteen-api-1.5.0", plan);
    }
}
