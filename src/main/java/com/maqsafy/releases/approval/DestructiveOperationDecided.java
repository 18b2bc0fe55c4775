package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code destructiveOperationDecided}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person",
        items = {"MIG-06"})
public record DestructiveOperationDecided(
        @Means("full id of the commit that it is about") String commit,
        @Means("`approved`, `rejected`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("the destructive operations that it is about") @Nullable
        List<Operation> operations,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements AboutCommit {

    /** A destructive operation as the form shows it. */
    public record Operation(
            @Means("`DESTROYS`") String destructive,

            @Means(
                    "how dangerous it is, as it is shown: `BREAKS`, `CANNOT TELL`, `LOSES DATA`; `DESTROYS` for an inspection of before grades; absent in records of before")
            @Nullable
            String grade,

            @Means("kind of the operation") String operation,
            @Means("the table concerned") String table,

            @Means("the column, index or statement in short")
            String detail,

            @Means("what it does on the service's database, a sentence; absent in records of before") @Nullable
            String effect,

            @Means("line in the file, from 1") int line,
            @Means("name of the migration") String migration) {
        public Operation {
            destructive = Members.text(destructive);
            operation = Members.text(operation);
            table = Members.text(table);
            detail = Members.text(detail);
            migration = Members.text(migration);
        }
    }

    public DestructiveOperationDecided {
        commit = Members.text(commit);
        decision = Members.text(decision);
        reason = Members.text(reason);
        operations = operations == null ? null : List.copyOf(operations);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on destructive database operations");
    }
}
