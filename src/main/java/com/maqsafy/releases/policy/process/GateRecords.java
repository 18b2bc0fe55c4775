package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.GateFacts;
import com.maqsafy.releases.policy.GateRecorder;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Evaluates the gate in a process and attests the answer, with the rules, facts and answers that it rests on. */
@Component
class GateRecords {

    private final Dossiers dossiers;
    private final GateRecorder gate;
    private final AppliedRules rules;
    private final KeptDocuments documents;
    private final Ledger ledger;

    GateRecords(Dossiers dossiers, GateRecorder gate, AppliedRules rules, KeptDocuments documents, Ledger ledger) {
        this.dossiers = dossiers;
        this.gate = gate;
        this.rules = rules;
        this.documents = documents;
        this.ledger = ledger;
    }

    GateResult evaluate(DelegateExecution execution, GateStage stage) {
        Dossier dossier = dossiers.of(execution.getProcessBusinessKey());
        GateRecorder.Evaluation evaluation = gate.evaluate(dossier, stage);
        GateResult result = evaluation.result();
        GateEvaluated event = new GateEvaluated(
                stage.word(),
                result.deployable(),
                dossier.contentDigest(),
                result.findings(),
                rules.of(dossier.release(), execution.getProcessDefinitionId()),
                GateFacts.of(dossier),
                documents.keep(evaluation.consulted()));
        ledger.append(Attestation.of(dossier.release().key(), "system:gate", event)
                .serving(items(result))
                .at(execution.getCurrentActivityId(), null));
        return result;
    }

    private static List<String> items(GateResult result) {
        return result.findings().stream().map(Finding::item).distinct().toList();
    }
}
