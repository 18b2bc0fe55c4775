package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code releaseRequested}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "requester",
        items = {"PRIN-01", "PRIN-02", "PRIN-06", "VER-01", "VER-05"},
        about = "The release as started; the item of its type is among the items too.")
public record ReleaseRequested(
        @Means("key of the release: service and version") String key,
        @Means("id of the service") String service,
        @Means("semantic version") String version,

        @Means("the version before, to which it is compared")
        String previousVersion,

        @Means("`patch`, `minor`, `major`, `infrastructure`, `hotfix`, `security`")
        String type,

        @Means("`fix`, `feature`, `breaking`") String changeType,
        @Means("branch that it is made from") String branch,
        @Means("full id of the commit") String commit,
        @Means("what it is, in a sentence") String summary,
        @Means("what changes, for the notes") List<String> changes,
        @Means("parts of the product that it contains") List<String> contains,
        @Means("what the change touches") List<String> changedAspects,
        @Means("what the inspection added to both") List<String> found,
        @Means("ids of requirements") List<String> requirements,
        @Means("what can go wrong") String risks,
        @Means("user id of its owner") String owner,
        @Means("user id of who requested it") String requester,

        @Means("when it is to be deployed, a time; absent = as soon as allowed") @Nullable
        String plannedAt,

        @Means("whether the service is closed while it is deployed")
        boolean maintenanceMode)
        implements NamesSubjects {

    public ReleaseRequested {
        key = Members.text(key);
        service = Members.text(service);
        version = Members.text(version);
        previousVersion = Members.text(previousVersion);
        type = Members.text(type);
        changeType = Members.text(changeType);
        branch = Members.text(branch);
        commit = Members.text(commit);
        summary = Members.text(summary);
        changes = Members.list(changes);
        contains = Members.list(contains);
        changedAspects = Members.list(changedAspects);
        found = Members.list(found);
        requirements = Members.list(requirements);
        risks = Members.text(risks);
        owner = Members.text(owner);
        requester = Members.text(requester);
    }

    @Override
    public Words words() {
        return Words.plain(
                "requested the release of ",
                service,
                " ",
                version,
                " from ",
                branch,
                commit.isEmpty() ? "" : " at " + Words.brief(commit),
                ": ",
                summary);
    }

    @Override
    public List<Subject> subjects() {
        return subjects(commit);
    }

    /** The commit that is released, if it is told. */
    static List<Subject> subjects(@Nullable String commit) {
        return commit == null || commit.isEmpty() ? List.of() : List.of(new Subject("commit", "gitCommit", commit));
    }

    /** A release as it was started. */
    public static ReleaseRequested of(ReleaseDetails release) {
        return EventKinds.of(ReleaseRequested.class, ReleasePayload.of(release));
    }
}
