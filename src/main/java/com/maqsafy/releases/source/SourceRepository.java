package com.maqsafy.releases.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service's Git repository.
 *
 * <p>Every method throws {@link SourceException} when the repository cannot be read, {@code REL-SRC-060} when that is because
 * it is a partial clone; commits are full lower-case
 * SHA-1 ids.
 */
public interface SourceRepository {

    /** The commit at the head of a branch, by its short name ({@code release/1.5.0}). */
    Optional<String> branchHead(String branch);

    /**
     * All branches, the one with the newest commit first.
     *
     * @param base a commit that each is held against; blank = none, and all contain it and are ahead of it
     */
    List<Branch> branches(String base);

    /**
     * What the commits say that {@code to} has and {@code from} has not, newest first, children before their parents.
     *
     * @param most how many are told at most
     */
    List<CommitMessage> messages(String from, String to, int most);

    /** The commit that a full or abbreviated commit id names, if it exists and is unambiguous. */
    Optional<String> findCommit(String commit);

    /**
     * Whether the branch contains the commit.
     *
     * @throws SourceException {@code REL-SRC-030} when the repository is a shallow clone, so that nobody can tell
     */
    boolean contains(String branch, String commit);

    /**
     * Whether {@code ancestor} is the same as, or reachable from, {@code descendant}.
     *
     * @throws SourceException {@code REL-SRC-030} when the repository is a shallow clone, so that nobody can tell
     */
    boolean isAncestor(String ancestor, String descendant);

    /**
     * The tags of released versions (VER-01), in precedence order, lowest first: MAJOR.MINOR.PATCH of the service's line
     * after its tag prefix ({@code v} by default). Pre-releases, build metadata, other lines and other prefixes are none.
     */
    List<VersionTag> versionTags();

    /** Tags that begin with the tag prefix and a digit and are no released versions, by name; as of the last look. */
    List<IgnoredTag> ignoredTags();

    /** The tag of a version of the service's line, if it exists. */
    Optional<VersionTag> versionTag(String version);

    /** The service's line when a version is not of it ({@code 1.4} for 1.5.0), else empty. */
    Optional<String> otherLine(String version);

    /** Whether the history is cut off ({@code git clone --depth}), so that nobody can tell what contains what. */
    boolean isShallow();

    /** Whether objects were left out ({@code git clone --filter}), which only Git itself could fetch when they are read. */
    boolean isPartial();

    /** What is accepted and should be set otherwise, each in one line for people, e.g. a password inside the URL. */
    List<String> warnings();

    /** What differs between two commits, {@code from} exclusive, {@code to} inclusive. */
    default ChangeSet changes(String from, String to) {
        return changes(from, to, "");
    }

    /**
     * The same, where the framework itself has told what SQL the migrations send ({@link PretendedMigrations}).
     *
     * @param pretended what was printed, empty when it was not asked
     */
    ChangeSet changes(String from, String to, String pretended);

    /**
     * Puts the annotated tag of a version on a commit. Doing it again for the same commit is harmless.
     *
     * @throws SourceException when the tag exists on another commit
     */
    VersionTag tag(String version, String commit, String message);

    /**
     * Tells the tag of a version that production did not keep apart: puts the annotated tag {@code rolled-back/<tag>} on
     * its commit. The version's own tag stays. Doing it again is harmless.
     *
     * @return name of the tag
     * @throws SourceException when the version has no tag, or the origin does not take the new one
     */
    String markRolledBack(String version, String message);

    /**
     * Puts an annotated tag that is no version's on the newest commit. One that is there already stays as it is.
     *
     * @param name below a prefix of its own, e.g. {@code release-evidence/12}
     * @throws SourceException when there is no commit, or the origin does not take it
     */
    void putTag(String name, String message);

    /** The messages of the tags below a prefix, by their names; empty ones for tags that have none. */
    Map<String, String> tagMessages(String prefix);
}
