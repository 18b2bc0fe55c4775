package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code taskReturned}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "an administrator",
        about =
                "The account was deactivated or deleted, or lost the role by which it had the task, which is open to its groups again. In the administration ledger when the release has ended.")
public record TaskReturned(
        @Means("title of the task") String task,
        @Means("whose it was") String account,
        @Means("why, in words of the person") String reason,
        @Means("user id of the release's owner") @Nullable String told,

        @Means("in the administration ledger: key of the release") @Nullable
        String release)
        implements LedgerEvent {

    public TaskReturned {
        task = Members.text(task);
        account = Members.text(account);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain("returned the task of ", account, " to its groups: ", task, Words.because(reason));
    }
}
