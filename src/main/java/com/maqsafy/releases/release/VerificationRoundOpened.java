package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code verificationRoundOpened}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:verification`",
        about = "The items are those of the checks.",
        asks = true)
public record VerificationRoundOpened(
        @Means("`deployment`, `rollback`") String purpose,
        @Means("number of the deployment, from 1") int attempt,

        @Means("number of the round of this attempt and purpose, from 1")
        int round,

        @Means("ids of all checks that must pass") List<String> checks,

        @Means("items for which no check is configured") @Nullable
        List<String> itemsWithoutCheck,

        @Means("items of which nobody may accept a failed check, by the table `applicable-checks`") @Nullable
        List<String> criticalItems,

        @Means("what must run now") String expectedVersion,

        @Means("the table that decided it; absent in records of before") @Nullable
        TableAsked decidedBy)
        implements OfVerification, DecidedByTable {

    public VerificationRoundOpened {
        purpose = Members.text(purpose);
        checks = Members.list(checks);
        itemsWithoutCheck = itemsWithoutCheck == null ? null : List.copyOf(itemsWithoutCheck);
        criticalItems = criticalItems == null ? null : List.copyOf(criticalItems);
        expectedVersion = Members.text(expectedVersion);
    }

    @Override
    public Words words() {
        return Words.plain("asked for the checks after the ", purpose, ": ", Words.list(checks, Words::spaced));
    }
}
