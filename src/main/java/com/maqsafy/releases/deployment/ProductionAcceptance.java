package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionRows.Change;
import com.maqsafy.releases.deployment.ProductionState.Held;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The way out of drift: somebody accepts what runs as the truth, for a reason that is kept for good. */
@Component
public class ProductionAcceptance {

    private static final int LONGEST_REASON = 2000;

    private final ProductionObservations observations;
    private final ProductionStates states;
    private final ProductionRows rows;
    private final SourceRepositories sources;
    private final Releases releases;
    private final UsersTurnedAway turnedAway;
    private final TransactionTemplate transaction;
    private final TextGuard guard;

    ProductionAcceptance(
            ProductionObservations observations,
            ProductionStates states,
            ProductionRows rows,
            SourceRepositories sources,
            Releases releases,
            UsersTurnedAway turnedAway,
            TransactionTemplate transaction,
            TextGuard guard) {
        this.observations = observations;
        this.states = states;
        this.rows = rows;
        this.sources = sources;
        this.releases = releases;
        this.turnedAway = turnedAway;
        this.transaction = transaction;
        this.guard = guard;
    }

    /**
     * Accepts what the target runs now; it is asked first. When it is what is recorded, the reason is kept and nothing else
     * changes, but that a service counts as open again which a release held in maintenance mode whose process was ended by
     * hand: not while its users are seen to be turned away.
     *
     * @throws SubmissionRefusedException when the target runs something else or cannot be asked, the version has no tag,
     *     a release is changing production, or somebody changed it, or accepted something else, after the target was asked
     */
    public ProductionState accept(String service, String version, String reason, String person) {
        List<Violation> violations = new ArrayList<>();
        if (SaidText.isEmpty(reason)) {
            violations.add(new Violation("RB-01", "reason", "Say why this version runs. It is kept for good."));
        } else if (reason.length() > LONGEST_REASON) {
            violations.add(new Violation("RB-01", "reason", "A reason has at most " + LONGEST_REASON + " characters."));
        } else {
            // Everybody with a role reads it.
            guard.objection("reason", reason).ifPresent(violations::add);
        }
        if (SemanticVersion.parse(version).filter(SemanticVersion::isPlain).isEmpty()) {
            violations.add(new Violation(
                    "VER-01", "version", "'" + version + "' is not MAJOR.MINOR.PATCH. Name the version that runs."));
        }
        refuse(violations);
        Optional<Observed> observed = observations.observe(service);
        Optional<VersionTag> tag = tag(service, version, violations);
        observed(service, version, observed, tag, violations);
        refuse(violations);
        closed(service).ifPresent(violations::add);
        refuse(violations);
        transaction.executeWithoutResult(tx -> {
            // Who else changes the record waits, and then finds what was accepted.
            ProductionState state = rows.locked(service);
            if (state.change() != null) {
                refuse(List.of(new Violation(
                        "RB-01",
                        "version",
                        "A release is changing production at present. Accept what runs when it has ended.")));
            }
            if (outdated(observed.orElseThrow(), state)) {
                refuse(List.of(new Violation(
                        "RB-01",
                        "version",
                        "What runs has changed while the target was asked: %s is recorded now. Look at it, and repeat."
                                .formatted(state.version()))));
            }
            rows.runs(new Change(
                    service, "accepted", version, null, tag.orElseThrow().commit(), null, person, reason.strip()));
            Held held = state.maintenance();
            if (held != null && held.byEndedRelease(releases)) {
                rows.leftMaintenance(service, person, reason.strip());
            }
        });
        return states.of(service).orElseThrow();
    }

    /** Who would count as open again, and is not (DEP-07). */
    private Optional<Violation> closed(String service) {
        return states.of(service)
                .map(ProductionState::maintenance)
                .filter(held -> held.byEndedRelease(releases))
                .flatMap(held -> turnedAway.from(service))
                .map(why -> new Violation(
                        "DEP-07",
                        "version",
                        service + " is held in maintenance mode by a release that has ended, and " + why
                                + ". Open it, and then accept what runs."));
    }

    /** Whether the answer of the target is older than what is recorded or was observed since, which is something else. */
    private static boolean outdated(Observed observed, ProductionState state) {
        boolean changed = state.since() != null
                && !state.since().isBefore(observed.at())
                && !state.version().equals(observed.version());
        Observed last = state.observed();
        boolean seen = last != null
                && last.version() != null
                && last.at().isAfter(observed.at())
                && !last.version().equals(observed.version());
        return changed || seen;
    }

    private Optional<VersionTag> tag(String service, String version, List<Violation> violations) {
        try {
            Optional<VersionTag> tag = sources.of(service).flatMap(s -> s.versionTag(version));
            if (tag.isEmpty()) {
                violations.add(new Violation(
                        "RB-01",
                        "version",
                        "Version %s has no tag, so nothing could go back to it. Push its tag, or deploy a version that has one."
                                .formatted(version)));
            }
            return tag;
        } catch (SourceException e) {
            violations.add(new Violation("RB-01", "version", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void observed(
            String service,
            String version,
            Optional<Observed> observed,
            Optional<VersionTag> tag,
            List<Violation> violations) {
        if (observed.isEmpty()) {
            violations.add(new Violation(
                    "RB-01",
                    "version",
                    "What " + service + " runs cannot be observed, so nothing can be accepted. Set "
                            + ProductionSettings.property(service) + "."));
            return;
        }
        Observed target = observed.get();
        if (target.version() == null) {
            violations.add(new Violation("RB-01", "version", "What runs could not be observed: " + target.error()));
        } else if (!target.version().equals(version)) {
            violations.add(new Violation(
                    "RB-01",
                    "version",
                    "Production runs %s now, not %s. Only what runs can be accepted."
                            .formatted(target.version(), version)));
        } else if (target.commit() != null
                && tag.filter(t -> !t.commit().startsWith(target.commit())).isPresent()) {
            violations.add(new Violation(
                    "VER-05",
                    "version",
                    "Production runs commit %s, but the tag %s is on %s. Deploy the tagged commit."
                            .formatted(
                                    target.commit(), tag.get().name(), tag.get().commit())));
        }
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
    }
}
