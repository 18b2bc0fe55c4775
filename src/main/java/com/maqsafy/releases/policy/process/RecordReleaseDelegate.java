package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleasedListener;
import com.maqsafy.releases.process.WithoutSettings;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Released;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Record release": the gate once more, then the final row, which is sealed with it, in one transaction (LOG, RULE-06). */
@Component("recordReleaseDelegate")
@WithoutSettings
class RecordReleaseDelegate implements JavaDelegate {

    private final GateRecords gate;
    private final Releases releases;
    private final Ledger ledger;
    private final List<ReleasedListener> endings;

    RecordReleaseDelegate(GateRecords gate, Releases releases, Ledger ledger, List<ReleasedListener> endings) {
        this.gate = gate;
        this.releases = releases;
        this.ledger = ledger;
        this.endings = endings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        requirePassed(release, gate.evaluate(execution, GateStage.RELEASE));
        endings.forEach(ending -> ending.releasing(releases.get(release)));
        String notes = "Released with all applicable checks passed or accepted.";
        ledger.append(Attestation.of(release, "system:release", new Released(notes)));
        releases.moveTo(release, ReleaseStatus.RELEASED, notes);
    }

    /** Committed with the refusal, on which a person decides: no repetition alone mends it. */
    private void requirePassed(String release, GateResult result) {
        if (!result.deployable()) {
            List<String> findings = result.findings().stream()
                    .map(finding -> finding.item() + " " + finding.message())
                    .toList();
            ledger.append(Attestation.of(release, "system:gate", new PublicationRefused(findings)));
            throw new BpmnError(
                    "recordingRefused", "REL-POL-020 " + release + " cannot be recorded as released: " + findings);
        }
    }
}
