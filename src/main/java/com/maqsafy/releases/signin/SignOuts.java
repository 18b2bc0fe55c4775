package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.signin.SignInRefusedException.Why;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends every sign-in of an account, on all nodes. */
@Service
public class SignOuts {

    private final AccountStates states;
    private final Accounts accounts;
    private final AdministrationLedger ledger;
    private final Clock clock;

    SignOuts(AccountStates states, Accounts accounts, AdministrationLedger ledger, Clock clock) {
        this.states = states;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Ends all sessions of an account, and what the company's provider signed for it before now. Its API tokens stay.
     *
     * @throws SignInRefusedException unless the caller is the account itself or an administrator
     */
    @Transactional
    public void everywhere(String account, Caller caller) {
        if (!caller.id().equals(account) && !caller.administrator()) {
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SGN-030 Sessions are ended by the account itself or by an administrator. Ask one.");
        }
        if (!accounts.exists(account)) {
            throw new SignInRefusedException(
                    Why.UNKNOWN, "REL-SGN-031 There is no account '" + account + "'. Check its id.");
        }
        states.signOut(account, clock.instant());
        ledger.append(caller.id(), new SignedOutEverywhere(account));
    }
}
