package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.Releases;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs in production of a service (promise 8).
 *
 * @param version the version that runs as far as deployments and rollbacks tell
 * @param commit its commit, null when it is not known
 * @param since since when it runs, null when it ran before this application knew of it
 * @param release key of the release that put it there, null when none of this application did
 * @param change the release that changes production at present, null when none does
 * @param maintenance the release that holds the service in maintenance mode, null when it is open
 * @param observed what the target said when it was last asked, null when it was never asked
 * @param drift how the target differs from this record, null when it does not, or is not asked
 */
public record ProductionState(
        String service,
        String version,
        @Nullable String commit,
        @Nullable Instant since,
        @Nullable String release,
        @Nullable Held change,
        @Nullable Held maintenance,
        @Nullable Observed observed,
        @Nullable Drift drift) {

    /** A state that a release brought about and that lasts. */
    public record Held(String release, Instant since) {

        /** Whether that release has ended, or is not there any more: nobody is asked in its tasks. */
        boolean byEndedRelease(Releases releases) {
            return releases.find(release)
                    .filter(held -> !held.status().isFinal())
                    .isEmpty();
        }
    }

    /**
     * The target's last answer.
     *
     * @param version what it runs, null when it could not be told
     * @param commit its commit, null when the target does not tell
     * @param at when it was asked
     * @param error why it could not be told, null when it could
     */
    public record Observed(
            @Nullable String version,
            @Nullable String commit,
            Instant at,
            @Nullable String error) {}

    /**
     * The target runs something else than is recorded while nothing is being deployed.
     *
     * @param expected what should run
     * @param found what the target says
     */
    public record Drift(Instant since, String expected, String found) {}

    /** A state of which nothing is known but the version, from the release log or a tag. */
    static ProductionState unrecorded(String service, String version) {
        return new ProductionState(service, version, null, null, null, null, null, null, null);
    }

    /** Whether the target runs what is recorded; a commit counts where both tell one. */
    boolean runs(Observed target) {
        return version.equals(target.version()) && sameCommit(target);
    }

    /** What the target runs, in words that tell it from what is recorded. */
    String shown(Observed target) {
        return version.equals(target.version())
                ? target.version() + " at commit " + target.commit()
                : String.valueOf(target.version());
    }

    private boolean sameCommit(Observed target) {
        return commit == null || target.commit() == null || commit.startsWith(target.commit());
    }

    /**
     * What the target runs instead of what is recorded, as a release finds it before it touches production: the drift, and
     * what came since it was let pass, which is nobody's drift while a release changes production.
     */
    public Optional<String> foundInstead(String release) {
        return drifted()
                .map(Drift::found)
                .or(() -> Optional.ofNullable(observed)
                        .filter(target -> change != null
                                && change.release().equals(release)
                                && target.version() != null
                                && !target.at().isBefore(change.since())
                                && !runs(target))
                        .map(this::shown));
    }

    /** The drift, if there is one. */
    public Optional<Drift> drifted() {
        return Optional.ofNullable(drift);
    }
}
