package com.maqsafy.releases.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The releases: look-up, log and life. */
public interface Releases {

    Optional<ReleaseDetails> find(String key);

    /**
     * The release of a key.
     *
     * @throws UnknownReleaseException when there is none
     */
    ReleaseDetails get(String key);

    /**
     * Keeps a new release, in the caller's transaction.
     *
     * @throws VersionExistsException when the version was used before
     */
    ReleaseDetails create(ReleaseDetails details);

    /**
     * Moves a release on and attests it ({@code statusChanged}); nothing happens when it is there already. With a final
     * status its ledger is sealed, in the same transaction (VER-05, RULE-06).
     *
     * @param notes for the log when the status is final (LOG-06), else ignored
     */
    ReleaseDetails moveTo(String key, ReleaseStatus status, String notes);

    /** Changes what may change of an open release. Whoever calls attests what was changed. */
    ReleaseDetails amend(String key, UnaryOperator<ReleaseDetails> change);

    /** A page of the release log, newest first. */
    List<LogEntry> log(LogFilter filter);

    /** Releases of a service that are not finished. */
    List<ReleaseDetails> open(String service);

    /** Releases of all services that are not finished. */
    List<ReleaseDetails> open();

    /** The version that the record of a service's production holds; empty when nothing is recorded of it yet. */
    Optional<String> recordedProduction(String service);

    /** The version that runs in production: as recorded, else the last one released, else the highest released tag. */
    Optional<String> productionVersion(String service);

    /** All released versions of a service, lowest first: tags and rows, without versions that failed. There may be thousands. */
    List<String> releasedVersions(String service);

    /** Whether a version is one of {@link #releasedVersions}; none of the others is read for it. */
    boolean isReleased(String service, String version);

    /**
     * The highest of {@link #releasedVersions} that is below a version, or of all when that is none; the others are not read
     * for it.
     */
    Optional<String> releasedBefore(String service, String version);

    /**
     * Versions of a service that are used for good, whatever became of them (VER-05): of its releases, open, withdrawn
     * and failed ones too, and of its tags. Only those of releases that come after a version are there for sure; what
     * follows that one is among them.
     *
     * @param after a version; none follow what is no version
     */
    Set<String> usedVersions(String service, String after);
}
