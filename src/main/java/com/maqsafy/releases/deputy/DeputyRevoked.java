package com.maqsafy.releases.deputy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code deputyRevoked}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "the person, the substitute, or management")
public record DeputyRevoked(
        @Means("id of the entry") String id,
        @Means("account of who was to be away") String principal,
        @Means("group id") String role,

        @Means("account of who was to stand in; absent when nobody was") @Nullable
        String substitute)
        implements LedgerEvent {

    public DeputyRevoked {
        id = Members.text(id);
        principal = Members.text(principal);
        role = Members.text(role);
    }

    @Override
    public Words words() {
        return Words.plain(
                "ended before its time: ",
                substitute == null ? "nobody stands in for " : substitute + " stands in for ",
                principal,
                " as ",
                Words.role(role));
    }
}
