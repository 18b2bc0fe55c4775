package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code technicalFailure}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:process`",
        kind = "technicalFailure",
        about = "The record's element is what failed.",
        afterSeal = true)
public record TechnicalFailureMet(
        @Means("process and element") String what,

        @Means("topic, delegate, table or form; `standing-still`") @Nullable
        String work,

        @Means("what the engine was told, redacted") String message,
        @Means("how often it was tried") @Nullable Integer tries,
        @Means("whether it may not be done at all") boolean refused,
        @Means("group ids of those who are asked") List<String> owners,

        @Means("when they must have answered, a time") @Nullable
        String dueAt,

        @Means("the table that said whose it is; absent when it gave no answer, and in records of before") @Nullable
        TableAsked decidedBy)
        implements LedgerEvent {

    public TechnicalFailureMet {
        what = Members.text(what);
        message = Members.text(message);
        owners = Members.list(owners);
    }

    @Override
    public Words words() {
        return Words.bad(
                refused ? "was refused at " : "failed at ",
                what,
                " — ",
                message,
                "; asked of ",
                Words.list(owners, Words::role));
    }
}
