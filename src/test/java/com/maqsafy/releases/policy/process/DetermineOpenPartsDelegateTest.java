package com.maqsafy.releases.policy.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.OpenParts;
import com.maqsafy.releases.policy.PartsOpened;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import com.maqsafy.releases.policy.RequiredTestsDetermined.RequiredTest;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.DeployedTables;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayName("Which tests a release needs and which parts of its preparation people are asked for")
class DetermineOpenPartsDelegateTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final String ELEMENT = "serviceTask_determineOpenParts";
    private static final TableAsked TABLE = new TableAsked("required-tests", 1, "sha", List.of(), List.of());

    private final PolicyCatalogue catalogue = new PolicyCatalogue();
    private final Dossier before = new Scene(ReleaseStory.requested()).dossier();
    private final Dossier after = new Scene(ReleaseStory.prepared()).dossier();
    private final Dossiers dossiers = mock(Dossiers.class);
    private final OpenParts openParts = mock(OpenParts.class);
    private final Ledger ledger = mock(Ledger.class);
    private final DeployedTables tables = mock(DeployedTables.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final DetermineOpenPartsDelegate delegate =
            new DetermineOpenPartsDelegate(dossiers, openParts, catalogue, ledger, tables);

    @BeforeEach
    void running() {
        when(execution.getProcessBusinessKey()).thenReturn(KEY);
        when(execution.getCurrentActivityId()).thenReturn(ELEMENT);
        when(dossiers.of(KEY)).thenReturn(before).thenReturn(after);
    }

    @Test
    @DisplayName("TEST-01 to TEST-09: those of the policy and those of the table, then what is open with them recorded")
    void determinesTestsAndParts() {
        PartsOpened opened = new PartsOpened(List.of("tests:TEST-09", "notes"), List.of("tests", "notes"), TABLE);
        when(execution.getVariable("requiredTests")).thenReturn(List.of("TEST-09", "TEST-01"));
        when(tables.asked(execution, "required-tests")).thenReturn(Optional.of(TABLE));
        when(openParts.opened(after)).thenReturn(Optional.of(opened));

        delegate.execute(execution);

        InOrder order = inOrder(ledger, execution);
        order.verify(ledger).append(determined(TABLE, "TEST-01", "TEST-06", "TEST-09"));
        order.verify(ledger).append(Attestation.of(KEY, "system:policy", opened).at(ELEMENT, null));
        order.verify(execution).setVariable("openParts", List.of("tests:TEST-09", "notes"));
    }

    @Test
    @DisplayName("nothing is open: nobody is asked, and no record says that somebody is")
    void opensNothing() {
        when(openParts.opened(any())).thenReturn(Optional.empty());

        delegate.execute(execution);

        verify(ledger).append(determined(null, "TEST-01", "TEST-06"));
        verify(ledger, times(1)).append(any());
        verify(ledger, never()).append(determined(TABLE, "TEST-01", "TEST-06"));
        verify(execution).setVariable("openParts", List.of());
    }

    private Attestation determined(TableAsked table, String... tests) {
        List<String> items = List.of(tests);
        return Attestation.of(
                        KEY,
                        "system:policy",
                        new RequiredTestsDetermined(
                                ReleaseStory.COMMIT,
                                items.stream()
                                        .map(test -> new RequiredTest(test, catalogue.text(test)))
                                        .toList(),
                                table))
                .serving(items)
                .at(ELEMENT, null);
    }
}
