package com.maqsafy.releases.signin;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.AccountDeleted;
import com.maqsafy.releases.process.RoleLost;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.signin.Accounts.ReturnedTask;
import com.maqsafy.releases.signin.SignInRefusedException.Why;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Deactivates the accounts of those who leave, and takes that back. A deactivated account is kept, because the ledger
 * names it, but signs in no more, has no tasks and gets none, and its approvals count no longer.
 */
@Service
public class Leavers {

    private static final Logger LOG = LoggerFactory.getLogger(Leavers.class);
    private static final int LONGEST_REASON = 1000;

    private final AccountStates states;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Ledger ledger;
    private final AdministrationLedger administration;
    private final Releases releases;
    private final OneAfterTheOther oneAfterTheOther;
    private final Clock clock;

    Leavers(
            AccountStates states,
            Accounts accounts,
            ApiTokens tokens,
            Ledger ledger,
            AdministrationLedger administration,
            Releases releases,
            OneAfterTheOther oneAfterTheOther,
            Clock clock) {
        this.states = states;
        this.accounts = accounts;
        this.tokens = tokens;
        this.ledger = ledger;
        this.administration = administration;
        this.releases = releases;
        this.oneAfterTheOther = oneAfterTheOther;
        this.clock = clock;
    }

    /**
     * What a deactivation did.
     *
     * @param tasks what the account had, back with its groups now
     * @param tokens how many tokens were revoked
     * @param owned keys of unfinished releases that the account owns: their approvals count, their owner is gone
     */
    public record Left(List<ReturnedTask> tasks, int tokens, List<String> owned) {

        public Left {
            tasks = List.copyOf(tasks);
            owned = List.copyOf(owned);
        }
    }

    /**
     * Ends sign-in, sessions and tokens of an account, returns its tasks to their groups and tells the owners of their
     * releases, in one transaction.
     *
     * @throws SignInRefusedException unless an administrator asks, with a reason, for an active account that is not the
     *     last active administrator's
     */
    public Left deactivate(String account, String reason, Caller caller) {
        administratorOnly(caller);
        reasoned(reason);
        known(account);
        AtomicReference<Left> done = new AtomicReference<>();
        // One after the other, so that two administrators cannot deactivate each other at the same time.
        oneAfterTheOther.run("accounts", () -> done.set(leave(account, reason.strip(), caller)));
        Left left = requireNonNull(done.get());
        LOG.warn(
                "REL-SGN-040 The account {} was deactivated by {}: {} tasks went back to their groups, {} tokens were"
                        + " revoked. It owns {} unfinished releases.",
                account,
                caller.id(),
                left.tasks().size(),
                left.tokens(),
                left.owned().size());
        return left;
    }

    /**
     * Lets a deactivated account sign in again. Tasks and tokens do not come back.
     *
     * @throws SignInRefusedException unless an administrator asks for a deactivated account
     */
    public void reactivate(String account, Caller caller) {
        administratorOnly(caller);
        known(account);
        oneAfterTheOther.run("accounts", () -> {
            if (states.activeNow(account)) {
                throw new SignInRefusedException(
                        Why.CONFLICT, "REL-SGN-044 The account '" + account + "' is active. Nothing was changed.");
            }
            states.reactivate(account);
            administration.append(caller.id(), new AccountReactivated(account));
        });
    }

    private Left leave(String account, String reason, Caller caller) {
        if (!states.activeNow(account)) {
            throw new SignInRefusedException(
                    Why.CONFLICT, "REL-SGN-045 The account '" + account + "' is deactivated already.");
        }
        if (accounts.members(Accounts.ADMINISTRATORS).contains(account)
                && accounts.members(Accounts.ADMINISTRATORS).stream()
                        .noneMatch(other -> !other.equals(account) && states.activeNow(other))) {
            throw new SignInRefusedException(
                    Why.CONFLICT,
                    "REL-SGN-046 '" + account + "' is the last active administrator. Make somebody else one first.");
        }
        states.deactivate(account, caller.id(), reason, clock.instant());
        int revoked = tokens.revokeAll(account, caller.id());
        List<ReturnedTask> tasks = takeTasks(account, reason, caller.id());
        List<String> owned = releases.open().stream()
                .filter(release -> release.owner().equals(account))
                .map(ReleaseDetails::key)
                .toList();
        administration.append(
                caller.id(),
                new AccountDeactivated(
                        account,
                        reason,
                        revoked,
                        tasks.stream().map(t -> t.release() + " " + t.element()).toList(),
                        owned));
        return new Left(tasks, revoked, owned);
    }

    /**
     * An account that is deleted leaves nothing behind for whoever is given its id later. In the transaction that deletes
     * it.
     */
    @EventListener
    public void deleted(AccountDeleted account) {
        tokens.revokeAll(account.id(), account.by());
        takeTasks(account.id(), "The account was deleted", account.by());
    }

    /** What an account had by a role that it loses goes back to who still has it, in the transaction that takes the role. */
    @EventListener
    public void lost(RoleLost role) {
        accounts.takeTasks(role.account(), role.role())
                .forEach(task -> returned(
                        task, role.account(), "The account is not in " + role.role() + " any more", role.by()));
    }

    private List<ReturnedTask> takeTasks(String account, String reason, String by) {
        List<ReturnedTask> tasks = accounts.takeTasks(account);
        tasks.forEach(task -> returned(task, account, reason, by));
        return tasks;
    }

    private void returned(ReturnedTask task, String account, String reason, String by) {
        Optional<ReleaseDetails> release = releases.find(task.release());
        String told = release.map(ReleaseDetails::owner).orElse(null);
        // The chain of a release that has ended is sealed; after a hotfix there may still be a task.
        if (release.filter(r -> r.finishedAt() == null).isPresent()) {
            TaskReturned event = new TaskReturned(task.title(), account, reason, told, null);
            ledger.append(Attestation.of(task.release(), by, event).at(task.element(), null));
        } else {
            administration.append(by, new TaskReturned(task.title(), account, reason, told, task.release()));
        }
        release.ifPresent(r -> LOG.info(
                "REL-SGN-047 For {}, who owns {}: {} does not have the task {} any more; somebody of its groups takes it.",
                r.owner(),
                r.key(),
                account,
                task.element()));
    }

    private static void administratorOnly(Caller caller) {
        if (!caller.administrator()) {
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SGN-041 Accounts are deactivated and reactivated by administrators. Ask one.");
        }
    }

    private static void reasoned(String reason) {
        if (SaidText.isEmpty(reason) || reason.length() > LONGEST_REASON) {
            throw new SignInRefusedException(
                    Why.INVALID,
                    "REL-SGN-042 reason: say in 1 to " + LONGEST_REASON
                            + " characters why the account is deactivated.");
        }
    }

    private void known(String account) {
        if (!accounts.exists(account)) {
            throw new SignInRefusedException(
                    Why.UNKNOWN, "REL-SGN-043 There is no account '" + account + "'. Check its id.");
        }
    }
}
