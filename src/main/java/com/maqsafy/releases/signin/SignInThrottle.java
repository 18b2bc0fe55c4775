package com.maqsafy.releases.signin;

import com.maqsafy.releases.process.Remembered;
import com.maqsafy.releases.signin.SignInSettings.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds up who guesses passwords: by source and account, and by source over all accounts. Each wrong password beyond the
 * free ones doubles the wait up to its cap, and every wait ends by itself (NIST SP 800-63B, 5.2.2). For what other
 * sources did, somebody waits some seconds at most, and not at all where the account was signed in from before: an attacker
 * keeps nobody out, and the last administrator least of all.
 *
 * <p>While somebody has used up the free attempts, only one attempt is looked at at a time, or many at once would be had
 * for the price of one. Kept in memory, for so many sources and accounts at most; what was longest ago goes first.
 */
@Component
class SignInThrottle {

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Throttle settings;
    private final Clock clock;
    private final Map<String, Guesses> pairs;
    private final Map<String, Guesses> sources;
    private final Map<String, Guesses> accounts;

    /** Pairs whose password was right before. */
    private final Map<String, Boolean> familiar;

    SignInThrottle(SignInSettings settings, Clock clock) {
        this.settings = settings.throttle();
        this.clock = clock;
        this.pairs = new Remembered<>(this.settings.remembered());
        this.sources = new Remembered<>(this.settings.remembered());
        this.accounts = new Remembered<>(this.settings.remembered());
        this.familiar = new Remembered<>(this.settings.remembered());
    }

    private static final class Guesses {
        private int wrong;
        private Instant last = Instant.EPOCH;
        private Instant until = Instant.EPOCH;
        private boolean looking;
    }

    /** How long this source has to wait before it may try this account; empty when it may now. */
    synchronized Optional<Duration> wait(String source, String account) {
        Instant now = clock.instant();
        String pair = key(source, account);
        Duration wait = longer(
                wait(pairs.get(pair), settings.freeAttempts(), settings.longestWait(), now),
                wait(sources.get(source), settings.freeAttemptsOfSource(), settings.longestWait(), now));
        if (!familiar.containsKey(pair)) {
            wait = longer(
                    wait,
                    wait(
                            accounts.get(key("", account)),
                            settings.freeAttemptsOfAccount(),
                            settings.longestWaitOfAccount(),
                            now));
        }
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration wait(@Nullable Guesses guesses, int free, Duration longest, Instant now) {
        if (guesses == null || forgotten(guesses, now) || guesses.wrong < free) {
            return Duration.ZERO;
        }
        if (guesses.until.isAfter(now)) {
            Duration left = Duration.between(now, guesses.until);
            // A clock that was set back must not lengthen it.
            return left.compareTo(longest) > 0 ? longest : left;
        }
        return guesses.looking ? BUSY : Duration.ZERO;
    }

    private boolean forgotten(Guesses guesses, Instant now) {
        return now.isAfter(guesses.last.plus(settings.forgetAfter()));
    }

    /** Begins an attempt; false when it has to wait. Whoever gets true says how it ended. */
    synchronized boolean begin(String source, String account) {
        if (wait(source, account).isPresent()) {
            return false;
        }
        looking(source, account, true);
        return true;
    }

    private void looking(String source, String account, boolean looking) {
        looking(pairs.get(key(source, account)), settings.freeAttempts(), looking);
        looking(sources.get(source), settings.freeAttemptsOfSource(), looking);
    }

    private static void looking(@Nullable Guesses guesses, int free, boolean looking) {
        if (guesses != null) {
            guesses.looking = looking && guesses.wrong >= free;
        }
    }

    /** The password was right: what this source did wrong with this account is forgotten. */
    synchronized void right(String source, String account) {
        pairs.remove(key(source, account));
        familiar.put(key(source, account), true);
        looking(source, account, false);
    }

    /** The password was wrong, or the account may not sign in or does not exist. */
    synchronized void wrong(String source, String account) {
        Instant now = clock.instant();
        count(pairs, key(source, account), settings.freeAttempts(), settings.longestWait(), now);
        count(sources, source, settings.freeAttemptsOfSource(), settings.longestWait(), now);
        count(accounts, key("", account), settings.freeAttemptsOfAccount(), settings.longestWaitOfAccount(), now);
    }

    private void count(Map<String, Guesses> all, String key, int free, Duration longest, Instant now) {
        Guesses guesses = all.computeIfAbsent(key, k -> new Guesses());
        if (forgotten(guesses, now)) {
            guesses.wrong = 0;
        }
        guesses.looking = false;
        guesses.last = now;
        guesses.wrong = Math.min(guesses.wrong + 1, Integer.MAX_VALUE - 1);
        if (guesses.wrong >= free) {
            guesses.until = now.plus(waitAfter(guesses.wrong - free, longest));
        }
    }

    private Duration waitAfter(int beyond, Duration longest) {
        // Beyond thirty doublings every cap is reached.
        Duration wait = beyond > 30 ? longest : settings.firstWait().multipliedBy(1L << beyond);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** It could not be found out whether the password was right. */
    synchronized void unknown(String source, String account) {
        looking(source, account, false);
    }

    /** How much is remembered. */
    synchronized int size() {
        return Math.max(Math.max(pairs.size(), sources.size()), Math.max(accounts.size(), familiar.size()));
    }

    private static String key(String source, String account) {
        // Long names would make a bounded number of entries an unbounded amount of memory.
        return source + ' ' + (account.length() > 100 ? account.substring(0, 100) : account);
    }
}
