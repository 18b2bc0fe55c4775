package com.maqsafy.releases.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.RoleHistory.Given;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordedRoleHistoryTest {

    private static final Instant THEN = Instant.parse("2026-01-02T08:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-03-02T08:00:00Z");

    private final AdministrationLedger ledger = mock(AdministrationLedger.class);
    private final RecordedRoleHistory history = new RecordedRoleHistory(ledger);

    private static LedgerRecord record(Instant at, String by) {
        LedgerRecord record = mock(LedgerRecord.class);
        when(record.time()).thenReturn(at);
        when(record.actor()).thenReturn(by);
        return record;
    }

    @Test
    @DisplayName("whoever sets another one's password gives that account its roles anew")
    void aPasswordThatSomebodyElseSetGivesTheRolesAnew() {
        LedgerRecord member = record(THEN, "admin");
        LedgerRecord password = record(LATELY, "other-admin");
        when(ledger.membership("tech", "technical-owner")).thenReturn(Optional.of(member));
        when(ledger.passwordGiven("tech")).thenReturn(Optional.of(password));

        assertThat(history.given("tech", "technical-owner")).hasValue(new Given(LATELY, "other-admin"));

        when(ledger.passwordGiven("tech")).thenReturn(Optional.empty());
        assertThat(history.given("tech", "technical-owner")).hasValue(new Given(THEN, "admin"));

        when(ledger.membership("tech", "technical-owner")).thenReturn(Optional.empty());
        assertThat(history.given("tech", "technical-owner")).isEmpty();
    }
}
