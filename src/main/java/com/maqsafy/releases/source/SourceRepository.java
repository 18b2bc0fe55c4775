package com.maqsafy.releases.source;

import java.util.List;
import java.util.Optional;

/**
 * One service's Git repository.
 *
 * <p>Every method throws {@link SourceException} when the repository cannot be read; commits are full lower-case
 * SHA-1 ids.
 */
public interface SourceRepository {

    /** The commit at the head of a branch, by its short name ({@code release/1.5.0}). */
    Optional<String> branchHead(String branch);

    /** The commit that a full or abbreviated commit id names, if it exists and is unambiguous. */
    Optional<String> findCommit(String commit);

    /** Whether the branch contains the commit. */
    boolean contains(String branch, String commit);

    /** Whether {@code ancestor} is the same as, or reachable from, {@code descendant}. */
    boolean isAncestor(String ancestor, String descendant);

    /** All tags that name a SemVer version (tag prefix {@code v} by default), in precedence order, lowest first. */
    List<VersionTag> versionTags();

    /** The tag of a version, if it exists. */
    Optional<VersionTag> versionTag(String version);

    /** What differs between two commits, {@code from} exclusive, {@code to} inclusive. */
    ChangeSet changes(String from, String to);

    /**
     * Puts the annotated tag of a version on a commit. Doing it again for the same commit is harmless.
     *
     * @throws SourceException when the tag exists on another commit
     */
    VersionTag tag(String version, String commit, String message);
}
