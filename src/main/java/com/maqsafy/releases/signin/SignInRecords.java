package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.process.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts sign-ins into the administration ledger, so many that nobody floods it: of an account the first from an address in
 * {@link #AGAIN}, and of those that fail the first, tenth, hundredth and so on in an hour. What is typed for an account and is
 * none may be a password, and is never written. Each node counts for itself.
 */
@Component
public class SignInRecords {

    /** As long as a session lives at most. */
    static final Duration AGAIN = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(SignInRecords.class);
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final AdministrationLedger ledger;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Instant> told = new Remembered<>(REMEMBERED);
    private final Map<String, Failures> failures = new Remembered<>(REMEMBERED);

    SignInRecords(
            AdministrationLedger ledger, Accounts accounts, Clock clock, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Those of an account in an hour. */
    private record Failures(Instant since, int count) {}

    /**
     * Somebody came in.
     *
     * @param way {@code password} or {@code company}
     * @param address as the request has it
     */
    public void signedIn(String account, String way, String address) {
        String source = Source.of(address);
        String signIn = account + '\n' + way + '\n' + source;
        if (isNews(signIn) && !append(account, new SignedIn(account, way, source))) {
            forget(signIn);
        }
    }

    /** A password was wrong, or was none of an account that may come in. */
    void failed(String typed, String address) {
        try {
            String account = accounts.exists(typed) ? typed : null;
            OptionalInt count = counted(account);
            if (count.isPresent()) {
                append("system:sign-in", new SignInFailed(account, count.getAsInt(), Source.of(address)));
            }
        } catch (RuntimeException e) {
            LOG.error("REL-SGN-251 A failed sign-in could not be recorded.", e);
        }
    }

    private synchronized boolean isNews(String signIn) {
        Instant now = clock.instant();
        Instant before = told.get(signIn);
        if (before != null && now.isBefore(before.plus(AGAIN))) {
            return false;
        }
        told.put(signIn, now);
        return true;
    }

    /** How many there were, when that many are told. */
    private synchronized OptionalInt counted(@Nullable String account) {
        Instant now = clock.instant();
        String name = account == null ? "" : account;
        Failures before = failures.get(name);
        Failures counted = before == null || !now.isBefore(before.since().plus(COUNTED))
                ? new Failures(now, 1)
                : new Failures(before.since(), before.count() + 1);
        failures.put(name, counted);
        return Integer.toString(counted.count()).matches("10*") ? OptionalInt.of(counted.count()) : OptionalInt.empty();
    }

    private synchronized void forget(String signIn) {
        told.remove(signIn);
    }

    /** Whoever may come in comes in, also when that cannot be written. */
    private boolean append(String actor, LedgerEvent event) {
        try {
            ownTransaction.executeWithoutResult(tx -> ledger.append(actor, event));
            return true;
        } catch (RuntimeException e) {
            LOG.error("REL-SGN-250 A sign-in of {} could not be recorded.", actor, e);
            return false;
        }
    }
}
