package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.signin.SignInRefusedException.Why;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOutsTest {

    @ParameterizedTest
    @CsvSource({
        "owner, '', NOT_ALLOWED, REL-SGN-030 Sessions are ended by the account itself or by an administrator. Ask one.",
        "admin, camunda-admin, UNKNOWN, REL-SGN-031 There is no account 'nobody'. Check its id.",
        "nobody, '', UNKNOWN, REL-SGN-031 There is no account 'nobody'. Check its id.",
    })
    @DisplayName("Sessions are ended by oneself or an administrator, and of accounts that there are")
    void refuses(String caller, String group, Why why, String message) {
        AccountStates states = mock(AccountStates.class);
        AdministrationLedger ledger = mock(AdministrationLedger.class);
        Accounts accounts = mock(Accounts.class);
        when(accounts.exists("nobody")).thenReturn(false);

        assertThatThrownBy(() -> new SignOuts(states, accounts, ledger, Clock.systemUTC())
                        .everywhere("nobody", new Caller(caller, Set.of(group))))
                .isInstanceOfSatisfying(
                        SignInRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why))
                .hasMessage(message);
        verifyNoInteractions(states, ledger);
    }
}
