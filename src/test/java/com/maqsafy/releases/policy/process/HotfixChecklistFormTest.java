package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ChecklistAnswered;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HotfixChecklistFormTest {

    private static final DefinitionVersion DEFINITION = new DefinitionVersion("release-preparation", 3);

    private final Ledger ledger = mock(Ledger.class);
    private final HotfixChecklistForm form = new HotfixChecklistForm(
            key -> new Scene(ReleaseStory.prepared()).dossier(),
            mock(DossierTables.class),
            mock(ChangedFiles.class),
            ledger);

    @Test
    @DisplayName("PR-01 to PR-08, PRE-06 to PRE-14: one form, the same two records that two forms would leave")
    void recordsBothChecklists() {
        TaskOutcome outcome = form.accept(
                new TaskContext("canteen-api-1.5.0", "1", "userTask_x", "hotfix-checklist", DEFINITION, Map.of()),
                "developer",
                new FormValues(Map.of(
                        "PR_01", "yes",
                        "PR_08", "not-applicable",
                        "PR_08_reason", "nothing is documented",
                        "PRE_06", "no",
                        "PRE_06_reason", "not yet",
                        "OWN_01", "yes")));

        verify(ledger)
                .append(new Attestation(
                        "canteen-api-1.5.0",
                        "developer",
                        new ChecklistAnswered(
                                "pull-request",
                                ReleaseStory.COMMIT,
                                Map.of(
                                        "PR-01", Answer.of("yes", ""),
                                        "PR-08", Answer.of("not-applicable", "nothing is documented"))),
                        List.of("PR-01", "PR-08"),
                        "userTask_x",
                        DEFINITION));
        verifyNoMoreInteractions(ledger);
        assertThat(outcome)
                .isEqualTo(TaskOutcome.of(new ChecklistAnswered(
                                "pre-release",
                                ReleaseStory.COMMIT,
                                Map.of("OWN-01", Answer.of("yes", ""), "PRE-06", Answer.of("no", "not yet"))))
                        .serving(List.of("OWN-01", "PRE-06")));
    }
}
