package com.maqsafy.releases.events;

import com.maqsafy.releases.retention.Retained;
import org.springframework.stereotype.Component;

/** How long events are kept for those who watch releases. */
@Component
class RetainedEvents implements Retained {

    private final EventSettings settings;

    RetainedEvents(EventSettings settings) {
        this.settings = settings;
    }

    @Override
    public Rule rule() {
        return new Rule(
                "events",
                "Events that those can catch up on who watch releases; the ledger has what happened",
                settings.retention().toString(),
                "releases.events.retention",
                false);
    }
}
