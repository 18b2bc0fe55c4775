package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionRows.Change;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one truth about production (promise 8): what runs there, and who changes it. A service without a record is taken
 * over, from the release log or its highest tag, when it is first touched.
 */
@Component
@Transactional
public class ProductionStates {

    private static final String OPENED_AS_IT_IS = "It was opened as it is; what runs was not verified.";

    private final ProductionRows rows;
    private final Releases releases;
    private final SourceRepositories sources;

    ProductionStates(ProductionRows rows, Releases releases, SourceRepositories sources) {
        this.rows = rows;
        this.releases = releases;
        this.sources = sources;
    }

    /** What runs in production of a service; empty when neither a record nor the release log nor a tag tells. */
    @Transactional(readOnly = true)
    public Optional<ProductionState> of(String service) {
        return rows.find(service)
                .or(() -> releases.productionVersion(service).map(v -> ProductionState.unrecorded(service, v)));
    }

    /** The last changes of what is known of a service's production, newest first. */
    @Transactional(readOnly = true)
    public List<ProductionChange> changes(String service, int limit) {
        return rows.changes(service, limit);
    }

    /** The changes of what is known of a service's production from an instant on, oldest first. */
    @Transactional(readOnly = true)
    public List<ProductionChange> changesSince(String service, Instant since, int limit) {
        return rows.changesSince(service, since, limit);
    }

    /** Services whose target runs something else than is recorded, by name. */
    @Transactional(readOnly = true)
    public Map<String, ProductionState.Drift> drifts() {
        Map<String, ProductionState.Drift> drifts = new TreeMap<>();
        rows.all().forEach((service, state) -> state.drifted().ifPresent(drift -> drifts.put(service, drift)));
        return drifts;
    }

    /** The service is held in maintenance mode by a release (DEP-06); nothing changes when that one holds it already. */
    public void enteredMaintenance(String service, String release) {
        take(service);
        rows.enteredMaintenance(service, release);
    }

    /**
     * The service is open to its users again (DEP-07). After a rollback it is open on what ran before the release, which is
     * recorded first.
     *
     * @param verified whether what runs was verified
     */
    void opened(DeploymentHistory history, boolean verified) {
        ReleaseDetails release = history.release();
        boolean certain = verified && !history.recoveryDecision().equals("failed");
        if (certain && release.status() == ReleaseStatus.ROLLING_BACK) {
            rolledBack(release, RanBefore.of(release, history.last(DeploymentStarted.class)));
        }
        rows.leftMaintenance(release.service(), ProductionRows.SYSTEM, certain ? "" : OPENED_AS_IT_IS);
    }

    /** Whether the record of a service has begun. */
    @Transactional(readOnly = true)
    boolean recorded(String service) {
        return rows.find(service).isPresent();
    }

    /**
     * A step of a release did not end well: production is neither as it was nor as it should be, until somebody has decided.
     *
     * @param stop which step, and how it ended
     * @param observed what the target said afterwards, empty when it cannot be asked
     */
    void stopped(ReleaseDetails release, String stop, Optional<Observed> observed) {
        ProductionState recorded = rows.find(release.service()).orElseThrow();
        @Nullable String found = observed.map(Observed::version).orElse(null);
        rows.stopped(
                new Change(
                        release.service(),
                        "failed",
                        found == null ? recorded.version() : found,
                        null,
                        observed.map(Observed::commit).orElse(null),
                        release.key(),
                        ProductionRows.SYSTEM,
                        stop + " " + found(found, observed)),
                stop);
    }

    private static String found(@Nullable String version, Optional<Observed> observed) {
        if (version != null) {
            return "The target says that it runs " + version + ".";
        }
        return observed.map(o -> "What runs is not known: " + o.error())
                .orElse("What runs is not known: the target cannot be asked.");
    }

    /**
     * A release is about to change production. Two whose gates were evaluated at the same moment did not see each other: the
     * later one is evaluated again.
     *
     * @throws IllegalStateException {@code REL-PRD-540} when another release that has not ended changes it
     */
    void changing(ReleaseDetails release) {
        take(release.service());
        boolean taken = rows.lockedChange(release.service())
                .filter(other -> !other.equals(release.key()))
                .flatMap(releases::find)
                .filter(other -> !other.status().isFinal())
                .isPresent();
        if (taken) {
            throw new IllegalStateException("REL-PRD-540 Another release of " + release.service()
                    + " began to change production at this moment. The gate of " + release.key()
                    + " is evaluated again and names what it waits for.");
        }
        rows.changing(release.service(), release.key());
    }

    /** A release does not change production any more. */
    void changed(ReleaseDetails release) {
        rows.changed(release.service(), release.key());
    }

    /** The steps of a release have brought its version to production. */
    void deployed(ReleaseDetails release) {
        take(release.service());
        rows.runs(new Change(
                release.service(),
                "deployed",
                release.version(),
                null,
                release.commit(),
                release.key(),
                ProductionRows.SYSTEM,
                ""));
    }

    /**
     * A release was taken back, and this version, which ran before it, runs again (RB-01): the commit that ran then, and not one
     * to which its tag was moved meanwhile.
     */
    void rolledBack(ReleaseDetails release, String version) {
        take(release.service());
        rows.runs(new Change(
                release.service(),
                "rolled-back",
                version,
                null,
                rows.recordedCommit(release.service(), version).orElseGet(() -> commit(release.service(), version)),
                release.key(),
                ProductionRows.SYSTEM,
                ""));
    }

    /** A release ended without a way back that was verified: the record stays, and nobody is sure of it. */
    void failed(ReleaseDetails release) {
        rows.find(release.service())
                .ifPresent(state -> rows.note(new Change(
                        release.service(),
                        "failed",
                        state.version(),
                        null,
                        state.commit(),
                        release.key(),
                        ProductionRows.SYSTEM,
                        "The release ended failed; what runs was not verified.")));
    }

    /** Begins the record of a service, if it has none; answers whether it has one then. */
    boolean take(String service) {
        if (recorded(service)) {
            return true;
        }
        Optional<String> version = releases.productionVersion(service);
        version.ifPresent(
                v -> rows.takeOver(service, v, commit(service, v), "From the release log or the highest tag."));
        return version.isPresent();
    }

    private @Nullable String commit(String service, String version) {
        return sources.of(service)
                .flatMap(s -> s.versionTag(version))
                .map(VersionTag::commit)
                .orElse(null);
    }
}
