package com.maqsafy.releases.events;

import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Who may be told of a release. Answers are remembered for some seconds, so that the database is asked once for an event
 * and not once for a client.
 */
@Component
class EventAudience {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Restrictions restrictions;
    private final Clock clock;
    private final Map<String, Answer> restricted = new ConcurrentHashMap<>();
    private final Map<String, Answer> admitted = new ConcurrentHashMap<>();

    EventAudience(Restrictions restrictions, Clock clock) {
        this.restrictions = restrictions;
        this.clock = clock;
    }

    private record Answer(boolean yes, Instant until) {}

    boolean mayKnow(String release, String user) {
        return !answer(restricted, release, () -> restrictions.restricted(release))
                || answer(admitted, release + ' ' + user, () -> restrictions.mayKnow(release, user));
    }

    private boolean answer(Map<String, Answer> known, String question, BooleanSupplier ask) {
        Instant now = clock.instant();
        Answer answer = known.get(question);
        if (answer == null || answer.until().isBefore(now)) {
            if (known.size() >= MOST) {
                known.clear();
            }
            answer = new Answer(ask.getAsBoolean(), now.plus(REMEMBERED));
            known.put(question, answer);
        }
        return answer.yes();
    }
}
