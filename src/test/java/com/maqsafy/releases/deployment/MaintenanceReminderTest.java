package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class MaintenanceReminderTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    @DisplayName("DEP-07, promise 10: a service that is held closed for long is told to the log and its people")
    void remindsOfAServiceThatIsHeldClosed(CapturedOutput output) {
        ProductionState state = mock(ProductionState.class);
        when(state.service()).thenReturn("canteen-api");
        when(state.maintenance()).thenReturn(new ProductionState.Held("canteen-api-1.5.0", SINCE));
        // Of another one nothing can be found out; it comes first.
        ProductionState broken = mock(ProductionState.class);
        when(broken.service()).thenReturn("broken-api");
        when(broken.maintenance()).thenReturn(new ProductionState.Held("broken-api-1.0.0", SINCE));
        ProductionRows rows = mock(ProductionRows.class);
        when(rows.all()).thenReturn(new TreeMap<>(Map.of("broken-api", broken, "canteen-api", state)));
        Ledger ledger = mock(Ledger.class);
        when(ledger.last(any(), any())).thenReturn(Optional.empty());
        ReleaseDetails release = mock(ReleaseDetails.class);
        when(release.status()).thenReturn(ReleaseStatus.DEPLOYING);
        Releases releases = mock(Releases.class);
        when(releases.find("canteen-api-1.5.0")).thenReturn(Optional.of(release));
        when(releases.find("broken-api-1.0.0")).thenThrow(new IllegalStateException("nobody can read this release"));
        SettableClock clock = new SettableClock(SINCE.plus(Duration.ofMinutes(29)));
        MaintenanceReminder reminder = new MaintenanceReminder(
                rows,
                new DeploymentSettings(Map.of()),
                ledger,
                mock(ReleaseTasks.class),
                mock(Restrictions.class),
                new TransactionTemplate(mock(PlatformTransactionManager.class)),
                releases,
                clock,
                new StaticListableBeanFactory().getBeanProvider(OnOneNode.class));

        reminder.remind();
        verify(ledger, never()).append(any());

        clock.set(SINCE.plus(Duration.ofMinutes(30)));
        reminder.remind();
        verify(ledger).append(any());
        assertThat(output)
                .contains("REL-DEP-098 Nobody was reminded that broken-api is held in maintenance mode")
                .contains("REL-DEP-062 canteen-api is held in maintenance mode by canteen-api-1.5.0 since " + SINCE
                        + ". Decide in its open task.");
    }
}
