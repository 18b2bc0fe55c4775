package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code releaseAmended}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "owner",
        items = {"PRIN-02"},
        about = "Those members of `releaseRequested` that changed.")
public record ReleaseAmended(
        @Means("as in `releaseRequested`") @Nullable String key,
        @Means("as in `releaseRequested`") @Nullable String service,
        @Means("as in `releaseRequested`") @Nullable String version,
        @Means("as in `releaseRequested`") @Nullable String previousVersion,
        @Means("as in `releaseRequested`") @Nullable String type,
        @Means("as in `releaseRequested`") @Nullable String changeType,
        @Means("as in `releaseRequested`") @Nullable String branch,
        @Means("as in `releaseRequested`") @Nullable String commit,
        @Means("as in `releaseRequested`") @Nullable String summary,
        @Means("as in `releaseRequested`") @Nullable List<String> changes,
        @Means("as in `releaseRequested`") @Nullable List<String> contains,
        @Means("as in `releaseRequested`") @Nullable List<String> changedAspects,
        @Means("as in `releaseRequested`") @Nullable List<String> found,
        @Means("as in `releaseRequested`") @Nullable List<String> requirements,
        @Means("as in `releaseRequested`") @Nullable String risks,
        @Means("as in `releaseRequested`") @Nullable String owner,
        @Means("as in `releaseRequested`") @Nullable String requester,

        @Means("as in `releaseRequested`; blank = no time is planned any more") @Nullable
        String plannedAt,

        @Means("as in `releaseRequested`") @Nullable Boolean maintenanceMode)
        implements NamesSubjects {

    public ReleaseAmended {
        changes = changes == null ? null : List.copyOf(changes);
        contains = contains == null ? null : List.copyOf(contains);
        changedAspects = changedAspects == null ? null : List.copyOf(changedAspects);
        found = found == null ? null : List.copyOf(found);
        requirements = requirements == null ? null : List.copyOf(requirements);
    }

    @Override
    public List<Subject> subjects() {
        return ReleaseRequested.subjects(commit);
    }

    @Override
    public Words words() {
        return Words.plain("changed ", Words.list(Members.present(this), Words::name));
    }
}
