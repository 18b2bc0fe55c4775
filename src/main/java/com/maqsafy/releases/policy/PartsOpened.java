package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.ReworkRequested;
import java.util.List;

/** The record {@code partsOpened}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "`system:policy`",
        about =
                "What people are asked for, once the source is known and after each rework. There is none when everything has"
                        + " its evidence.",
        asks = true)
public record PartsOpened(
        @Means(
                "the parts that people are asked for, in the table's order: as in `reworkRequested`, of the tests each one; `hotfix-checklist` stands for both checklists")
        List<String> parts,

        @Means("parts of the preparation without valid evidence, as the gate's rules judged them")
        List<String> unproven,

        @Means("the table that decided it") TableAsked decidedBy)
        implements DecidedByTable {

    public PartsOpened {
        parts = Members.list(parts);
        unproven = Members.list(unproven);
    }

    @Override
    public Words words() {
        return Words.plain("asked people for ", Words.list(parts, ReworkRequested::inWords));
    }
}
