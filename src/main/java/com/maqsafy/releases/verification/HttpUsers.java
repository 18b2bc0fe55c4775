package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.Bypass;
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
 * way past it: 503 is how a service turns its users away. They get some time, because a server may need a moment.
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
    public Optional<String> closed(String service, Bypass bypass) {
        Deadline end = Deadline.in(patience);
        return checks.of(service).values().stream()
                .filter(configured -> configured.definition().critical()
                        && configured.check() instanceof HttpCheck http
                        && http.isReachedThrough(bypass))
                .filter(configured -> goesOnTurningAway((HttpCheck) configured.check(), configured.timeout(), end))
                .findFirst()
                .map(configured ->
                        "the address of the check '" + configured.definition().id()
                                + "' still answers status 503 to those who do not know the way past maintenance mode");
    }

    private static boolean goesOnTurningAway(HttpCheck check, Duration timeout, Deadline end) {
        boolean away = turnsAway(check, timeout);
        while (away && !end.isOver() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            away = turnsAway(check, timeout);
        }
        return away;
    }

    /** Who does not answer turns nobody away; whether it is well is the checks' question. */
    private static boolean turnsAway(HttpCheck check, Duration timeout) {
        try {
            return check.turnsAway(Deadline.in(timeout));
        } catch (IOException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            // It is not known, so it is found out when the work is done again.
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
