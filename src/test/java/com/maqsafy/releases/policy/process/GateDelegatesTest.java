package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlanned;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.PlannedStep;
import com.maqsafy.releases.deployment.ResolvedPlan;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.GateFacts;
import com.maqsafy.releases.policy.GateRecorder;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleasedListener;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Released;
import com.maqsafy.releases.release.Releases;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayName("The gate in a process: what it records, what it lets go on")
class GateDelegatesTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final Finding OLD = new Finding("RULE-05", "The test report is too old.");
    private static final Finding OLDER = new Finding("RULE-05", "The other report is too old.");
    private static final Finding NO_NOTES = new Finding("DOC-01", "There are no notes.");

    private final ReleaseStory story = ReleaseStory.approved();
    private final ReleaseDetails release = story.details();
    private final Dossier dossier = new Scene(story).dossier();
    private final GateRecorder gate = mock(GateRecorder.class);
    private final AppliedRules rules = mock(AppliedRules.class);
    private final KeptDocuments documents = mock(KeptDocuments.class);
    private final Ledger ledger = mock(Ledger.class);
    private final Releases releases = mock(Releases.class);
    private final DeploymentPlans plans = mock(DeploymentPlans.class);
    private final ReleasedListener listener = mock(ReleasedListener.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final GateRecords records = new GateRecords(key -> dossier, gate, rules, documents, ledger);

    @BeforeEach
    void running() {
        when(execution.getProcessBusinessKey()).thenReturn(KEY);
        when(execution.getCurrentActivityId()).thenReturn("serviceTask_evaluateReleaseGate");
        when(execution.getProcessDefinitionId()).thenReturn("definition");
        when(releases.get(KEY)).thenReturn(release);
        when(rules.of(release, "definition")).thenReturn("rules");
        when(documents.keep("asked")).thenReturn("consulted");
        when(ledger.history(KEY)).thenReturn(new ReleaseHistory(story.records()));
    }

    private void finds(GateStage stage, Finding... findings) {
        when(gate.evaluate(dossier, stage))
                .thenReturn(
                        new GateRecorder.Evaluation(new GateResult(findings.length == 0, List.of(findings)), "asked"));
    }

    private Attestation evaluated(GateStage stage, boolean deployable, List<Finding> findings, List<String> items) {
        return Attestation.of(
                        KEY,
                        "system:gate",
                        new GateEvaluated(
                                stage.word(),
                                deployable,
                                dossier.contentDigest(),
                                findings,
                                "rules",
                                GateFacts.of(dossier),
                                "consulted"))
                .serving(items)
                .at("serviceTask_evaluateReleaseGate", null);
    }

    @Test
    @DisplayName("before the approval: findings lead back to the owner, each item of them is named once")
    void leadsBackToTheOwner() {
        PlanRecords planned = mock(PlanRecords.class);
        finds(GateStage.PREPARATION, OLD, OLDER, NO_NOTES);

        new EvaluatePreparationGateDelegate(records, planned).execute(execution);

        InOrder order = inOrder(planned, ledger);
        order.verify(planned).record(KEY, "serviceTask_evaluateReleaseGate");
        order.verify(ledger)
                .append(evaluated(
                        GateStage.PREPARATION, false, List.of(OLD, OLDER, NO_NOTES), List.of("RULE-05", "DOC-01")));
        verify(execution).setVariable("findings", true);

        finds(GateStage.PREPARATION);
        new EvaluatePreparationGateDelegate(records, planned).execute(execution);

        verify(ledger).append(evaluated(GateStage.PREPARATION, true, List.of(), List.of()));
        verify(execution).setVariable("findings", false);
    }

    @Test
    @DisplayName("before production: the release is being deployed once the gate lets it, and stays what it is else")
    void letsADeploymentBegin() {
        PlannedStep step = new PlannedStep("take-code", "DEP-01", "", List.of("git"), Duration.ZERO, false, false);
        when(plans.deployment(release)).thenReturn(List.of(step));
        finds(GateStage.DEPLOYMENT, OLD);

        new EvaluateDeploymentGateDelegate(records, releases, plans).execute(execution);

        verify(ledger).append(evaluated(GateStage.DEPLOYMENT, false, List.of(OLD), List.of("RULE-05")));
        verify(execution).setVariable("deployable", false);
        verify(execution).setVariable("steps", List.of("take-code"));
        verify(releases).moveTo(KEY, ReleaseStatus.APPROVED, "");

        finds(GateStage.DEPLOYMENT);
        new EvaluateDeploymentGateDelegate(records, releases, plans).execute(execution);

        verify(execution).setVariable("deployable", true);
        verify(releases).moveTo(KEY, ReleaseStatus.DEPLOYING, "");
    }

    @Test
    @DisplayName("at the end: what the gate lets pass is released, and whoever listens is told before")
    void releases() {
        finds(GateStage.RELEASE);

        new RecordReleaseDelegate(records, releases, ledger, List.of(listener)).execute(execution);

        String notes = "Released with all applicable checks passed or accepted.";
        InOrder order = inOrder(ledger, listener, releases);
        order.verify(ledger).append(evaluated(GateStage.RELEASE, true, List.of(), List.of()));
        order.verify(listener).releasing(release);
        order.verify(ledger).append(Attestation.of(KEY, "system:release", new Released(notes)));
        order.verify(releases).moveTo(KEY, ReleaseStatus.RELEASED, notes);
    }

    @Test
    @DisplayName("at the end: what the gate refuses is not released, and a person decides")
    void refusesToRelease() {
        finds(GateStage.RELEASE, OLD);

        assertThatThrownBy(() ->
                        new RecordReleaseDelegate(records, releases, ledger, List.of(listener)).execute(execution))
                .isInstanceOfSatisfying(
                        BpmnError.class,
                        error -> assertThat(error.getErrorCode()).isEqualTo("recordingRefused"))
                .hasMessageContaining("REL-POL-020 " + KEY + " cannot be recorded as released: "
                        + "[RULE-05 The test report is too old.]");

        verify(ledger)
                .append(Attestation.of(
                        KEY, "system:gate", new PublicationRefused(List.of("RULE-05 The test report is too old."))));
        verifyNoInteractions(listener);
        verify(releases, never()).moveTo(any(), any(), any());
    }

    @Test
    @DisplayName("what would run is recorded again only when it is not what was recorded last")
    void recordsWhatWouldRun() {
        PlanRecords planned = new PlanRecords(releases, plans, ledger);
        when(plans.resolved(release)).thenReturn(ReleaseStory.PLAN);
        when(ledger.last(KEY, DeploymentPlanned.class))
                .thenReturn(new ReleaseHistory(story.records()).last(DeploymentPlanned.class));
        planned.record(KEY, "element");
        verify(ledger, never()).append(any());

        ResolvedPlan other = new ResolvedPlan(ReleaseStory.PLAN.commands().subList(0, 2));
        when(plans.resolved(release)).thenReturn(other);
        planned.record(KEY, "element");
        verify(ledger)
                .append(Attestation.of(KEY, "system:policy", new DeploymentPlanned(other.commands()))
                        .at("element", null));
    }

    @Test
    @DisplayName("what would run is recorded when nothing was")
    void recordsTheFirstPlan() {
        when(plans.resolved(release)).thenReturn(ReleaseStory.PLAN);

        new PlanRecords(releases, plans, ledger).record(KEY, null);

        verify(ledger)
                .append(Attestation.of(KEY, "system:policy", new DeploymentPlanned(ReleaseStory.PLAN.commands())));
    }
}
