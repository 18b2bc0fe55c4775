package com.maqsafy.releases.proposal;

import com.google.re2j.Pattern;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.CommitMessage;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import java.util.Optional;

/**
 * What Git tells of a release to be.
 *
 * @param previousVersion the version that it follows, blank when none is known
 * @param commit the commit that it is made of, blank when there is none
 * @param tagged the version whose tag is on that commit already, blank when there is none
 * @param changes what differs since the previous version, empty when that or the commit is not there
 * @param story what the commits since then tell
 */
record GitFindings(
        String previousVersion, String commit, String tagged, Optional<ChangeSet> changes, CommitStory story) {

    /** Nothing is known. */
    static final GitFindings NONE = new GitFindings("", "", "", Optional.empty(), CommitStory.NONE);

    /** Commits that are read; older ones would be told by no one. */
    private static final int MOST_COMMITS = 5000;

    /**
     * Reads a repository.
     *
     * @param production the version in production, blank when none is known
     * @param requirement what an id of a requirement looks like
     * @throws com.maqsafy.releases.source.SourceException when it cannot be read
     */
    static GitFindings read(SourceRepository source, ReleaseRequest given, String production, Pattern requirement) {
        String previous = given.previousVersion().isEmpty() ? production : given.previousVersion();
        Optional<String> commit = given.commit().isEmpty()
                ? Optional.of(given.branch()).filter(b -> !b.isEmpty()).flatMap(source::branchHead)
                : source.findCommit(given.commit());
        Optional<String> base = Optional.of(previous)
                .filter(p -> !p.isEmpty())
                .flatMap(source::versionTag)
                .map(VersionTag::commit);
        String tagged = commit.flatMap(c -> source.versionTags().stream()
                        .filter(tag -> tag.commit().equals(c) && !tag.version().equals(previous))
                        .map(VersionTag::version)
                        .reduce((lower, higher) -> higher))
                .orElse("");
        if (commit.isEmpty() || base.isEmpty()) {
            return new GitFindings(previous, commit.orElse(""), tagged, Optional.empty(), CommitStory.NONE);
        }
        List<CommitMessage> messages = source.messages(base.get(), commit.get(), MOST_COMMITS);
        return new GitFindings(
                previous,
                commit.get(),
                tagged,
                Optional.of(source.changes(base.get(), commit.get())),
                CommitStory.of(messages, requirement));
    }

    List<Migration> migrations() {
        return changes.map(ChangeSet::migrations).orElse(List.of());
    }
}
