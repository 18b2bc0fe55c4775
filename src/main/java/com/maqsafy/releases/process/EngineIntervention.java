package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code engineIntervention}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "a person",
        about = "Something was changed through the engine's own interface (a token moved).",
        afterSeal = true)
public record EngineIntervention(
        @Means("the engine's operation") String operation,
        @Means("what kind of thing was changed") String target,

        @Means("property with old and new value, or the instructions and values that were asked for")
        String detail)
        implements LedgerEvent {

    public EngineIntervention {
        operation = Members.text(operation);
        target = Members.text(target);
        detail = Members.text(detail);
    }

    @Override
    public Words words() {
        return Words.bad("intervened through the engine: ", operation, " of ", target, " (", detail, ")");
    }
}
