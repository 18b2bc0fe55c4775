package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.ReachesStatus;
import com.maqsafy.releases.evidence.Words;

/** The record {@code statusChanged}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "`system:release`",
        items = {"LOG-05"})
public record StatusChanged(
        @Means("status before") String from,
        @Means("status now") String to) implements ReachesStatus {

    public StatusChanged {
        from = Members.text(from);
        to = Members.text(to);
    }

    @Override
    public Words words() {
        return moved();
    }

    @Override
    public String statusReached() {
        return to;
    }

    private Words moved() {
        String text = "moved the release from " + Words.spaced(from) + " to " + Words.spaced(to);
        return switch (to) {
            case "released" -> Words.good(text);
            case "rolling-back", "rolled-back", "rejected", "failed" -> Words.bad(text);
            default -> Words.plain(text);
        };
    }
}
