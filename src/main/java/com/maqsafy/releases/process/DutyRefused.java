package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code dutyRefused}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "the account that tried",
        about =
                "Whoever may not do a task is refused it. The same one once in ten minutes, of one account at most a hundred an hour. In the administration ledger when the release is sealed.")
public record DutyRefused(
        @Means("who was to have the task") String account,
        @Means("the engine's command") String operation,
        @Means("policy item that forbids it") String item,
        @Means("why") String message,
        @Means("id of the task's form") String form,

        @Means("how many refusals of this caller were only counted since the last one") @Nullable
        Integer leftOut,

        @Means("in the administration ledger: key of the release") @Nullable
        String release)
        implements LedgerEvent {

    public DutyRefused {
        account = Members.text(account);
        operation = Members.text(operation);
        item = Members.text(item);
        message = Members.text(message);
        form = Members.text(form);
    }

    @Override
    public Words words() {
        return Words.bad("tried ", operation, " for ", account, " and was refused: ", message);
    }

    /** The same for the administration ledger. */
    DutyRefused of(String release) {
        return new DutyRefused(account, operation, item, message, form, leftOut, release);
    }
}
