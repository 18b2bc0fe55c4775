package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code commented}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "a person",
        items = {"LOG-06"},
        about = "What somebody has to say of an open release; it decides nothing.")
public record Commented(@Means("in words of the person") String text) implements LedgerEvent {

    public Commented {
        text = Members.text(text);
    }

    @Override
    public Words words() {
        return Words.plain("said: ", text);
    }
}
