package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Sign-ins are recorded, and nobody floods the ledger with them or has it keep what was typed")
class SignInRecordsTest {

    private static final String HERE = "192.0.2.7";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final AdministrationLedger ledger = mock(AdministrationLedger.class);
    private final Accounts accounts = mock(Accounts.class);
    private final List<String> actors = new ArrayList<>();
    private final List<LedgerEvent> recorded = new ArrayList<>();
    private SignInRecords records;

    @BeforeEach
    void record() {
        when(accounts.exists("qa")).thenReturn(true);
        when(ledger.append(anyString(), any())).thenAnswer(call -> {
            actors.add(call.getArgument(0));
            recorded.add(call.getArgument(1));
            return null;
        });
        records = new SignInRecords(ledger, accounts, clock, mock(PlatformTransactionManager.class));
    }

    @Test
    @DisplayName("the first of an account from an address in twelve hours, by each way")
    void tellsTheFirst() {
        records.signedIn("qa", "password", HERE);
        records.signedIn("qa", "password", HERE);
        records.signedIn("qa", "company", HERE);
        records.signedIn("qa", "password", "192.0.2.8");
        records.signedIn("tech", "password", HERE);
        clock.set(clock.instant().plus(SignInRecords.AGAIN).minusMillis(1));
        records.signedIn("qa", "password", HERE);
        assertThat(recorded)
                .containsExactly(
                        new SignedIn("qa", "password", HERE),
                        new SignedIn("qa", "company", HERE),
                        new SignedIn("qa", "password", "192.0.2.8"),
                        new SignedIn("tech", "password", HERE));
        assertThat(actors).containsExactly("qa", "qa", "qa", "tech");

        clock.set(clock.instant().plusMillis(1));
        records.signedIn("qa", "password", HERE);
        assertThat(recorded).hasSize(5);
    }

    @Test
    @DisplayName("failures of an account: the first, tenth and hundredth in an hour, and from the next hour on again")
    void countsFailures() {
        for (int i = 0; i < 150; i++) {
            records.failed("qa", HERE);
        }
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        records.failed("qa", "2001:db8:1:2:3:4:5:6");

        assertThat(recorded)
                .containsExactly(
                        new SignInFailed("qa", 1, HERE),
                        new SignInFailed("qa", 10, HERE),
                        new SignInFailed("qa", 100, HERE),
                        new SignInFailed("qa", 1, "20010db800010002"));
        assertThat(actors).containsOnly("system:sign-in");
    }

    @Test
    @DisplayName("what is typed for an account and is none may be a password: it is counted, and written nowhere")
    void namesNoAccountThatIsNone() {
        for (int i = 0; i < 99; i++) {
            records.failed("hunter" + i, HERE);
        }

        assertThat(recorded).containsExactly(new SignInFailed(null, 1, HERE), new SignInFailed(null, 10, HERE));
        assertThat(recorded).noneMatch(event -> event.toString().contains("hunter"));
        assertThat(new SignInFailed(null, 10, HERE).words().toString()).contains("no account");
    }

    @Test
    @DisplayName("whoever may come in comes in when the ledger cannot be written")
    void keepsNobodyOut(CapturedOutput output) {
        doThrow(new IllegalStateException("away")).when(ledger).append(anyString(), any());
        when(accounts.exists("tech")).thenThrow(new IllegalStateException("away"));
        records.signedIn("qa", "password", HERE);
        records.failed("qa", HERE);
        records.failed("tech", HERE);

        assertThat(recorded).isEmpty();
        assertThat(output)
                .contains("REL-SGN-250 A sign-in of qa could not be recorded.")
                .contains("REL-SGN-250 A sign-in of system:sign-in could not be recorded.")
                .contains("REL-SGN-251 A failed sign-in could not be recorded.");
    }
}
