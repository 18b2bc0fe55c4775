package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfAttempt;
import org.jspecify.annotations.Nullable;

/** The record {@code riskAssessed}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:policy`",
        items = {"RULE-07", "OPEN-08"},
        about = "Before the attempt is started.")
public record RiskAssessed(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`low`, `medium`, `high`") String risk,
        @Means("why, in a sentence") String reason,
        @Means("whether it is peak time") boolean peak,
        @Means("whether it is in a maintenance window") boolean inWindow,
        @Means("reason of the freeze that holds") @Nullable String freeze,

        @Means("when it may be deployed next, a time") @Nullable
        String nextOpening,

        @Means("the table that decided it; absent in records of before") @Nullable
        TableAsked decidedBy)
        implements OfAttempt, DecidedByTable {

    public RiskAssessed {
        risk = Members.text(risk);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.plain(
                "assessed the risk as ", risk, peak ? ", at peak time" : "", Words.because(Words.spaced(reason)));
    }
}
