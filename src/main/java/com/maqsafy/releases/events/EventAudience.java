package com.maqsafy.releases.events;

import com.maqsafy.releases.release.Restrictions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** Who may be told of a release, as things stand when something is sent: whoever has lost a role is told nothing more. */
@Component
class EventAudience {

    private final Restrictions restrictions;

    EventAudience(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    /**
     * Judges events that are sent at this moment: whether a release (first) may be known to a user. The database is asked once
     * for a release and, where few may know of it, once for a user; nothing is remembered for the next moment.
     */
    BiPredicate<String, String> now() {
        Map<String, Boolean> restricted = new HashMap<>();
        Map<String, Boolean> admitted = new HashMap<>();
        return (release, user) -> !restricted.computeIfAbsent(release, restrictions::restricted)
                || admitted.computeIfAbsent(release + ' ' + user, question -> restrictions.mayKnow(release, user));
    }
}
