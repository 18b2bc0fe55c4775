package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code maintenanceHeldLong}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:deployment`",
        items = {"DEP-07"},
        about = "The service is held for longer than its settings like.",
        afterSeal = true)
public record MaintenanceHeldLong(
        @Means("id of the service") String service,
        @Means("since when, a time") String since,
        @Means("ISO 8601 duration") String warnAfter)
        implements LedgerEvent {

    public MaintenanceHeldLong {
        service = Members.text(service);
        since = Members.text(since);
        warnAfter = Members.text(warnAfter);
    }

    @Override
    public Words words() {
        return Words.bad("reminded that the service is held in maintenance mode since ", Words.minute(since));
    }
}
