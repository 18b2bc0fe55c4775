package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code checkRun}. */
@Event(chapter = Chapter.VERIFICATION, by = "`system:worker`", about = "The item is the check's.")
public record CheckRun(
        @Means("`deployment`, `rollback`") String purpose,
        @Means("number of the deployment, from 1") int attempt,
        @Means("number of the round") int round,
        @Means("id of the check") String check,
        @Means("policy item that it serves") String item,
        @Means("whether nobody may accept its failure") Boolean critical,
        @Means("`passed`, `failed`, `errored`") String outcome,

        @Means("what the target answered, in short") @Nullable
        String evidence,

        @Means("in milliseconds") @Nullable Long durationMs,
        @Means("what must run now") @Nullable String expectedVersion,

        @Means("where `evidence` is not all of it: what the target answered, secrets removed, the file that is kept")
        @Nullable
        KeptFile kept)
        implements OfVerification, KeepsFile {

    public CheckRun {
        purpose = Members.text(purpose);
        check = Members.text(check);
        item = Members.text(item);
        // Never read as harmless.
        critical = critical == null || critical;
        outcome = Members.text(outcome);
    }

    @Override
    public Words words() {
        return Words.toned(
                outcome,
                "",
                "checked ",
                Words.spaced(check),
                " after the ",
                purpose,
                evidence == null || evidence.isEmpty() ? "" : " (" + evidence + ")");
    }

    /** Whether the target answered as expected. */
    public boolean passed() {
        return outcome.equals("passed");
    }
}
