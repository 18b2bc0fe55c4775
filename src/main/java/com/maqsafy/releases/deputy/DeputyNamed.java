package com.maqsafy.releases.deputy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code deputyNamed}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "the person who will be away, or management",
        about = "It begins and ends by itself; that is no record.")
public record DeputyNamed(
        @Means("id of the entry") String id,
        @Means("account of who is away") String principal,
        @Means("group id") String role,

        @Means("account of who stands in; absent when nobody does") @Nullable
        String substitute,

        @Means("when it begins") String from,
        @Means("when it ends") String until,
        @Means("why, in words of the person") String reason)
        implements LedgerEvent {

    public DeputyNamed {
        id = Members.text(id);
        principal = Members.text(principal);
        role = Members.text(role);
        from = Members.text(from);
        until = Members.text(until);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain(
                substitute == null ? "said that nobody stands in for " : "named " + substitute + " substitute of ",
                principal,
                " as ",
                Words.role(role),
                " from ",
                Words.minute(from),
                " until ",
                Words.minute(until),
                Words.because(reason));
    }
}
