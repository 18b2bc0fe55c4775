package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.ApprovedContent;

/** The record {@code rootCauseDocumented}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "a developer",
        items = {"HOT-02"})
public record RootCauseDocumented(
        @Means("full id of the commit that it is about") String commit,
        @Means("why it broke") String rootCause,
        @Means("`first`, `final`") String finding)
        implements ApprovedContent, AboutCommit {

    public RootCauseDocumented {
        commit = Members.text(commit);
        rootCause = Members.text(rootCause);
        finding = Members.text(finding);
    }

    @Override
    public Words words() {
        return Words.plain("documented the root cause (", finding, " finding): ", rootCause);
    }
}
