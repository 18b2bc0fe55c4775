package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code incidentReported}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "requester",
        items = {"HOT-02"})
public record IncidentReported(
        @Means("what broke") String whatBroke,
        @Means("since when, a time") String brokenSince,
        @Means("id of the incident") String incident)
        implements LedgerEvent {

    public IncidentReported {
        whatBroke = Members.text(whatBroke);
        brokenSince = Members.text(brokenSince);
        incident = Members.text(incident);
    }

    @Override
    public Words words() {
        return Words.bad("reported the incident ", incident, ": ", whatBroke, ", since ", Words.minute(brokenSince));
    }
}
