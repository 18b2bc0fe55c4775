package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.OpenParts;
import com.maqsafy.releases.policy.PartsOpened;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import com.maqsafy.releases.policy.RequiredTestsDetermined.RequiredTest;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Determine open parts": attests the required tests, and what the table opens of the parts without valid evidence. */
@Component("determineOpenPartsDelegate")
class DetermineOpenPartsDelegate implements JavaDelegate {

    private final Dossiers dossiers;
    private final OpenParts openParts;
    private final PolicyCatalogue catalogue;
    private final Ledger ledger;
    private final DeployedTables tables;

    DetermineOpenPartsDelegate(
            Dossiers dossiers, OpenParts openParts, PolicyCatalogue catalogue, Ledger ledger, DeployedTables tables) {
        this.dossiers = dossiers;
        this.openParts = openParts;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        Dossier before = dossiers.of(release);
        TreeSet<String> tests = new TreeSet<>(catalogue.requiredTests(
                before.release().changedAspects(), before.release().type()));
        tests.addAll(texts(execution.getVariable(ReleaseVariables.REQUIRED_TESTS.name())));
        RequiredTestsDetermined event = new RequiredTestsDetermined(
                before.release().commit(),
                tests.stream()
                        .map(test -> new RequiredTest(test, catalogue.text(test)))
                        .toList(),
                tables.asked(execution, "required-tests").orElse(null));
        ledger.append(Attestation.of(release, "system:policy", event)
                .serving(List.copyOf(tests))
                .at(execution.getCurrentActivityId(), null));
        Optional<PartsOpened> opened = openParts.opened(dossiers.of(release));
        opened.ifPresent(parts -> ledger.append(
                Attestation.of(release, "system:policy", parts).at(execution.getCurrentActivityId(), null)));
        execution.setVariable(
                ReleaseVariables.OPEN_PARTS.name(),
                new ArrayList<>(opened.map(PartsOpened::parts).orElse(List.of())));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
