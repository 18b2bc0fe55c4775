package com.maqsafy.releases.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Keeps an account from flooding the ledger with refusals: the same one is recorded once in ten minutes, and of one account at
 * most a hundred an hour. Those left out are counted and told by the next one that is recorded.
 */
@Component
class RefusalLimit {

    private static final Duration SAME = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 100;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Account> accounts = new Remembered<>(REMEMBERED);
    private final Map<String, Instant> last = new Remembered<>(REMEMBERED);

    RefusalLimit(Clock clock) {
        this.clock = clock;
    }

    private static final class Account {
        private Instant since = Instant.MIN;
        private int recorded;
        private int leftOut;
    }

    /**
     * Whether a refusal is to be recorded: how many of the account were left out since the last one that was; empty when it
     * is left out itself.
     */
    synchronized OptionalInt admits(String account, String refusal) {
        Instant now = clock.instant();
        Account of = accounts.computeIfAbsent(account, a -> new Account());
        if (!within(of.since, WINDOW, now)) {
            of.since = now;
            of.recorded = 0;
        }
        String same = account + '\n' + refusal;
        Instant before = last.get(same);
        if (of.recorded >= MOST || (before != null && within(before, SAME, now))) {
            of.leftOut++;
            return OptionalInt.empty();
        }
        last.put(same, now);
        of.recorded++;
        int leftOut = of.leftOut;
        of.leftOut = 0;
        return OptionalInt.of(leftOut);
    }

    private static boolean within(Instant since, Duration span, Instant now) {
        return !since.equals(Instant.MIN) && Duration.between(since, now).abs().compareTo(span) < 0;
    }
}
