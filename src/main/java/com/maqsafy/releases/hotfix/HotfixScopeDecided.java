package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.ApprovedContent;
import com.maqsafy.releases.release.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code hotfixScopeDecided}. */
@Event(
        chapter = Chapter.HOTFIX,
        by = Roles.MANAGEMENT,
        items = {"HOT-01"})
public record HotfixScopeDecided(
        @Means("full id of the commit that it is about") String commit,
        @Means("`agree`, `refuse`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("the size that it is about: number of files") @Nullable
        Integer files,

        @Means("number of lines") @Nullable Integer lines,
        @Means("parts of the repository") @Nullable List<String> areas,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements ApprovedContent, Refusal, AboutCommit {

    public HotfixScopeDecided {
        commit = Members.text(commit);
        decision = Members.text(decision);
        reason = Members.text(reason);
        areas = areas == null ? null : List.copyOf(areas);
    }

    @Override
    public Words words() {
        return Words.toned(decision, reason, "decided on the size of the hotfix");
    }

    @Override
    public boolean refuses() {
        return decision.equals("refuse");
    }
}
