package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record {@code migrationReviewed}. */
@Event(chapter = Chapter.PREPARATION, by = "a developer", about = "The items are the rows.")
public record MigrationReviewed(
        @Means("full id of the commit that it is about") String commit,
        @Means("`reviewed`, `rejected`") String decision,
        @Means("why, in words of the person") String reason,
        @Means("`MIG-01` to `MIG-08`, as in a checklist") Map<String, Answer> answers,

        @Means("how long the migrations run, in words of the person")
        String executionTime,

        @Means(
                "how long writes wait at most, in words of the person; empty when nothing locks, absent in records of before")
        @Nullable
        String lockTime,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements AboutCommit {

    public MigrationReviewed {
        commit = Members.text(commit);
        decision = Members.text(decision);
        reason = Members.text(reason);
        answers = Members.map(answers);
        executionTime = Members.text(executionTime);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "reviewed the migrations");
    }

    /** Whether a row has an answer. */
    public boolean answers(String row, String answer) {
        return answers.containsKey(row) && answers.get(row).answer().equals(answer);
    }
}
