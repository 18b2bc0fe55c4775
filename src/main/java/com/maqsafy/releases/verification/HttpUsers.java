package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.Bypass;
import com.maqsafy.releases.deployment.ClosedAnswer;
import com.maqsafy.releases.deployment.OpenToUsers;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the addresses of the critical checks of kind {@code http} that were reached past maintenance mode once more, without the
 * way past it, whether they still turn users away. They get some time, because a server may need a moment.
 */
@Component
class HttpUsers implements OpenToUsers {

    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final ConfiguredChecks checks;
    private final Duration patience;

    @Autowired
    HttpUsers(ConfiguredChecks checks) {
        this(checks, Duration.ofSeconds(10));
    }

    /** @param patience how long an address may go on turning users away */
    HttpUsers(ConfiguredChecks checks, Duration patience) {
        this.checks = checks;
        this.patience = patience;
    }

    @Override
    public Optional<String> closed(String service, Bypass bypass, ClosedAnswer closed) {
        Deadline end = Deadline.in(patience);
        return checks.of(service).values().stream()
                .filter(configured -> configured.definition().critical()
                        && configured.check() instanceof HttpCheck http
                        && http.isReachedThrough(bypass))
                .flatMap(configured ->
                        turnedAwayToTheEnd((HttpCheck) configured.check(), closed, configured.timeout(), end)
                                .map(how -> "the address of the check '"
                                        + configured.definition().id() + "' still answers " + how
                                        + " to those who do not know the way past maintenance mode")
                                .stream())
                .findFirst();
    }

    private static Optional<String> turnedAwayToTheEnd(
            HttpCheck check, ClosedAnswer closed, Duration timeout, Deadline end) {
        Optional<String> away = turnsAway(check, closed, timeout);
        while (away.isPresent() && !end.isOver() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            away = turnsAway(check, closed, timeout);
        }
        return away;
    }

    /** Who does not answer turns nobody away; whether it is well is the checks' question. */
    private static Optional<String> turnsAway(HttpCheck check, ClosedAnswer closed, Duration timeout) {
        try {
            return check.turnsAway(closed, Deadline.in(timeout));
        } catch (IOException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            // It is not known, so it is found out when the work is done again.
            Thread.currentThread().interrupt();
            return Optional.of("nothing");
        }
    }
}
