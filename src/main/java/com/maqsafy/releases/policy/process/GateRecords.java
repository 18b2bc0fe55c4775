package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.GateFacts;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleaseGate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Evaluates the gate in a process and attests the answer, with the rules and facts that it rests on. */
@Component
class GateRecords {

    private final Dossiers dossiers;
    private final ReleaseGate gate;
    private final AppliedRules rules;
    private final Ledger ledger;

    GateRecords(Dossiers dossiers, ReleaseGate gate, AppliedRules rules, Ledger ledger) {
        this.dossiers = dossiers;
        this.gate = gate;
        this.rules = rules;
        this.ledger = ledger;
    }

    GateResult evaluate(DelegateExecution execution, GateStage stage) {
        Dossier dossier = dossiers.of(execution.getProcessBusinessKey());
        GateResult result = gate.evaluate(dossier, stage);
        GateEvaluated event = new GateEvaluated(
                stage.word(),
                result.deployable(),
                dossier.contentDigest(),
                result.findings(),
                rules.of(dossier.release(), execution.getProcessDefinitionId()),
                GateFacts.of(dossier));
        ledger.append(Attestation.of(dossier.release().key(), "system:gate", event)
                .serving(items(result))
                .at(execution.getCurrentActivityId(), null));
        return result;
    }

    private static List<String> items(GateResult result) {
        return result.findings().stream().map(Finding::item).distinct().toList();
    }
}
