package com.maqsafy.releases.signin;

import com.maqsafy.releases.approval.BreakGlassUsed;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.process.PasswordChecks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Checks passwords: behind the throttle, for accounts that are active, and while people sign in at the company, for the
 * break-glass accounts only. An unknown account, a wrong password and an account that may not come in are answered alike
 * and in like time.
 */
@Component
public class PasswordSignIn implements PasswordChecks {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    /** Basic sends the password with each request; one line and record in this time say it. */
    private static final Duration LOUD_EVERY = Duration.ofMinutes(10);

    private final SignInSettings settings;
    private final SignInThrottle throttle;
    private final AccountStates states;
    private final AdministrationLedger ledger;
    private final TransactionTemplate transaction;
    private final SignInRecords records;
    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    PasswordSignIn(
            SignInSettings settings,
            SignInThrottle throttle,
            AccountStates states,
            AdministrationLedger ledger,
            TransactionTemplate transaction,
            SignInRecords records,
            Clock clock) {
        this.settings = settings;
        this.throttle = throttle;
        this.states = states;
        this.ledger = ledger;
        this.transaction = transaction;
        this.records = records;
        this.clock = clock;
    }

    /** How long the sender of a request has to wait before the password of an account is looked at. */
    public Optional<Duration> wait(String address, String account) {
        return throttle.wait(Source.of(address), account);
    }

    @Override
    public boolean check(String account, BooleanSupplier right) {
        Optional<String> source = source();
        if (source.isEmpty()) {
            // Nobody on the network asks: a script or a test of the application itself.
            return right.getAsBoolean() && admitted(account);
        }
        if (!throttle.begin(source.get(), account)) {
            return false;
        }
        long begun = System.nanoTime();
        boolean passed;
        try {
            passed = right.getAsBoolean() && admitted(account);
        } catch (RuntimeException e) {
            throttle.unknown(source.get(), account);
            throw e;
        }
        if (passed) {
            throttle.right(source.get(), account);
            records.signedIn(account, "password", source.get());
            sayBrokenGlass(account, source.get());
        } else {
            throttle.wrong(source.get(), account);
            records.failed(account, source.get());
            answerLate(begun);
        }
        return passed;
    }

    private boolean admitted(String account) {
        return states.active(account)
                && (!settings.oidc().on() || settings.breakGlassAccounts().contains(account));
    }

    private static Optional<String> source() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(attributes.getRequest().getRemoteAddr()).map(Source::of)
                : Optional.empty();
    }

    private void answerLate(long begun) {
        long end = begun + settings.throttle().answerAfter().toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void sayBrokenGlass(String account, String source) {
        if (!settings.oidc().on()) {
            return;
        }
        Instant now = clock.instant();
        Instant before = told.get(account + ' ' + source);
        if (before != null && now.isBefore(before.plus(LOUD_EVERY))) {
            return;
        }
        if (told.size() > 1000) {
            told.clear();
        }
        told.put(account + ' ' + source, now);
        LOG.warn(
                "REL-SGN-020 The break-glass account {} signed in by password from {}, past the company's sign-in.",
                account,
                source);
        transaction.executeWithoutResult(
                tx -> ledger.append(account, new BreakGlassUsed(null, null, account, null, null, source)));
    }
}
