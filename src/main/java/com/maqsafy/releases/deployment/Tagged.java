package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code tagged}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"VER-05", "RULE-06"})
public record Tagged(
        @Means("name of the tag") String tag,
        @Means("full id of the commit that it names") String commit) implements LedgerEvent {

    public Tagged {
        tag = Members.text(tag);
        commit = Members.text(commit);
    }

    @Override
    public Words words() {
        return Words.plain("put the tag ", tag, " on ", Words.brief(commit));
    }
}
