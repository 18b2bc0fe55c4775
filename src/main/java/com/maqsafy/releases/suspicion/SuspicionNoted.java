package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code suspicionNoted}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "an auditor",
        about = "What an auditor says about a [suspicion](auditor.md#suspicions): the only thing that auditors write.")
public record SuspicionNoted(
        @Means("id of the suspicion; the same whenever it is found")
        String suspicion,

        @Means("kind of the suspicion, e.g. `approved-in-seconds`")
        String what,

        @Means("key of the release that it is about") String release,
        @Means("what was found, in a sentence") String found,
        @Means("in words of the auditor") String text)
        implements LedgerEvent {

    public SuspicionNoted {
        suspicion = Members.text(suspicion);
        what = Members.text(what);
        release = Members.text(release);
        found = Members.text(found);
        text = Members.text(text);
    }

    @Override
    public Words words() {
        return Words.plain("noted about a suspicion of ", release, " (", Words.spaced(what), "): ", text);
    }
}
