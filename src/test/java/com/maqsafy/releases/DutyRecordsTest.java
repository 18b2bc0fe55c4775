package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.deployment.BackupConfirmed;
import com.maqsafy.releases.deployment.ClosingDecided;
import com.maqsafy.releases.deployment.ReopeningDecided;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RecoveryDecided;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The record of a duty says who the person was at that moment, whichever form the duty has. */
class DutyRecordsTest {

    private static final Map<String, Class<? extends LedgerEvent>> RECORDS = Map.of(
            "peak-deployment", PeakDeploymentDecided.class,
            "backup-confirmation", BackupConfirmed.class,
            "migration-review", MigrationReviewed.class,
            "destructive-operations", DestructiveOperationDecided.class,
            "close-service", ClosingDecided.class,
            "bring-online", ReopeningDecided.class,
            "recover-by-hand", RecoveryDecided.class,
            "start-deployment", DeploymentStarted.class);

    @Test
    @DisplayName("promise 3: the record of each duty has a place for its person's roles")
    void everyDutyIsAttestedWithItsAct() {
        assertThat(RECORDS.keySet()).isEqualTo(Duties.byForm().keySet());
        assertThat(RECORDS.values())
                .allSatisfy(record -> assertThat(Arrays.stream(record.getRecordComponents())
                                .filter(c -> c.getName().equals("act")))
                        .as(record.getSimpleName())
                        .extracting(RecordComponent::getType)
                        .containsExactly(Act.class));
    }
}
