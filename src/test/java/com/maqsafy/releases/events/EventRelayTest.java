package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.StepStates;
import com.maqsafy.releases.deployment.StepStops;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.VerificationRoundOpened;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class EventRelayTest {

    private final EventHub hub = mock(EventHub.class);
    private final EventLog log = mock(EventLog.class);

    @Test
    @DisplayName("while the database is away it is said once; when it answers, what was missed is looked for")
    void hearsAgain(CapturedOutput output) throws InterruptedException {
        EventSettings settings = new EventSettings(
                3,
                2,
                Duration.ofSeconds(15),
                Duration.ofHours(1),
                DataSize.ofKilobytes(256),
                Duration.ofDays(1),
                Duration.ofMillis(100));
        try (TestDatabase database = TestDatabase.create()) {
            JdbcConnectionDetails details = mock(JdbcConnectionDetails.class);
            when(details.getJdbcUrl()).thenReturn(database.jdbcUrl());
            when(details.getUsername()).thenReturn(TestDatabase.USERNAME);
            when(details.getPassword()).thenReturn(TestDatabase.PASSWORD);
            @SuppressWarnings("unchecked")
            ObjectProvider<JdbcConnectionDetails> provider = mock(ObjectProvider.class);
            when(provider.getIfAvailable()).thenReturn(null).thenReturn(details);
            // The pool does not answer either.
            CountDownLatch looked = new CountDownLatch(3);
            doAnswer(call -> {
                        looked.countDown();
                        if (looked.getCount() == 2) {
                            throw new IllegalStateException("away");
                        }
                        return null;
                    })
                    .when(hub)
                    .progress();
            EventRelay relay = new EventRelay(hub, log, settings, provider);

            relay.start();
            try {
                assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                relay.stop();
            }
        }

        assertThat(output)
                .containsOnlyOnce("REL-EVT-002 Events of other nodes are not heard until the database answers; until"
                        + " then it is asked every ")
                .contains("There is no database to listen to.")
                .containsOnlyOnce("REL-EVT-003 Events are heard again.");
    }

    @Test
    @DisplayName("a kept event that is no JSON is named")
    void namesAnEventThatCannotBeRead() {
        String key = ReleaseStory.requested().details().key();
        VisibleReleases releases = mock(VisibleReleases.class);
        when(releases.get(key)).thenReturn(ReleaseStory.requested().details());
        VerificationRoundOpened round = mock(VerificationRoundOpened.class);
        when(round.purpose()).thenReturn("deployment");
        when(round.checks()).thenReturn(List.of("health"));
        ReleaseHistory history = mock(ReleaseHistory.class);
        when(history.last(VerificationRoundOpened.class))
                .thenReturn(Optional.of(new Recorded<>(mock(LedgerRecord.class), round)));
        when(history.all(CheckRun.class)).thenReturn(Stream.of());
        Ledger ledger = mock(Ledger.class);
        when(ledger.history(key)).thenReturn(history);
        when(log.checks(key)).thenReturn(List.of(new ReleaseEvent(1, key, "check", "{\"what\": ")));
        LiveState state = new LiveState(
                releases,
                mock(StepStates.class),
                mock(StepStops.class),
                mock(ReleaseTasks.class),
                ledger,
                log,
                new ObjectMapper(),
                Clock.systemUTC());

        assertThatThrownBy(() -> state.of(key, "owner"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-EVT-004 A kept event is no JSON: {\"what\": ");
    }
}
