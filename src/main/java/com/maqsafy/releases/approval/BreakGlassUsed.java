package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code breakGlassUsed}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "a person",
        items = {"PRIN-01"},
        about =
                "Done what only the break-glass allowed. In the administration ledger: a local account signed in by password while people sign in at the company; at most one record in ten minutes for each.")
public record BreakGlassUsed(
        @Means("sequence of the record that opened it") @Nullable
        Long opened,

        @Means("word of the duty") @Nullable String duty,
        @Means("user id") String account,
        @Means("kind of the duty") @Nullable String what,
        @Means("group id of the task") @Nullable String role,

        @Means("in the administration ledger: address from which it signed in") @Nullable
        String source)
        implements LedgerEvent {

    public BreakGlassUsed {
        account = Members.text(account);
    }

    @Override
    public Words words() {
        return duty == null
                ? Words.bad("signed in by password as ", account, " from ", source)
                : Words.bad(
                        "did with the break-glass what the duty “",
                        Duty.inWords(duty),
                        "” forbids: ",
                        what,
                        " as ",
                        role);
    }
}
