package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code publicationDecided}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "a deployment owner or rollback owner",
        items = {"RULE-06"},
        about = "The release could not be published or recorded.")
public record PublicationDecided(
        @Means("`repeat`, `roll-back`") String decision,
        @Means("why, in words of the person") String reason) implements LedgerEvent {

    public PublicationDecided {
        decision = Members.text(decision);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on the refused publication");
    }
}
