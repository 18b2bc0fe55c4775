package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code leakFindingWaived}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a second person",
        about =
                "The items are those of the findings. Holds for what another person writes; never for keys, tokens and cards.")
public record LeakFindingWaived(
        @Means("class of the finding, e.g. `national-id`") String finding,

        @Means("SHA-256 of the lines where it is found, as a reader sees them")
        List<String> passages,

        @Means("why it is none, in words of the person") String reason)
        implements LedgerEvent {

    public LeakFindingWaived {
        finding = Members.text(finding);
        passages = Members.list(passages);
        reason = Members.text(reason);
    }

    @Override
    public Words words() {
        return Words.bad("waived what the leak scanner found (", finding, "): ", reason);
    }
}
