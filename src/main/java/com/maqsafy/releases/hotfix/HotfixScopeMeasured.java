package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import java.util.List;

/** The record {@code hotfixScopeMeasured}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = "`system:source`",
        items = {"HOT-01"})
public record HotfixScopeMeasured(
        @Means("full id of the commit that it is about") String commit,
        @Means("number of files that changed") int files,
        @Means("number of lines added and removed") int lines,

        @Means("parts of the repository that the change touches")
        List<String> areas,

        @Means("the limit at that time") int maxFiles,
        @Means("the limit at that time") int maxLines,
        @Means("the limit at that time") int maxAreas,
        @Means("whether it is within the limits") boolean within)
        implements AboutCommit {

    public HotfixScopeMeasured {
        commit = Members.text(commit);
        areas = Members.list(areas);
    }

    @Override
    public Words words() {
        return within
                ? Words.good(size(), "within what a hotfix may change")
                : Words.bad(size(), "more than a hotfix may change without management");
    }

    private String size() {
        return "measured " + Words.counted(files, "file") + ", " + Words.counted(lines, "line") + " and "
                + Words.counted(areas.size(), "area") + ", ";
    }
}
