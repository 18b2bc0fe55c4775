package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import org.jspecify.annotations.Nullable;

/** The record {@code breakGlassOpened}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "an administrator",
        items = {"PRIN-01"},
        about = "Lifts nothing yet.")
public record BreakGlassOpened(
        @Means("word of the duty") String duty,
        @Means("group id; blank = any") String role,
        @Means("user id; blank = anybody") String account,
        @Means("why, in words of the person") String reason,
        @Means("ISO 8601 duration") String lasts,

        @Means("who the administrator was at that moment; absent in records of before") @Nullable
        Act act)
        implements LedgerEvent {

    public BreakGlassOpened {
        duty = Members.text(duty);
        role = Members.text(role);
        account = Members.text(account);
        reason = Members.text(reason);
        lasts = Members.text(lasts);
    }

    @Override
    public Words words() {
        return Words.bad(
                "asked to lift the duty “",
                Duty.inWords(duty),
                "” for ",
                (account + " " + role).strip(),
                " (",
                lasts,
                Act.lately(act),
                "): ",
                reason);
    }
}
