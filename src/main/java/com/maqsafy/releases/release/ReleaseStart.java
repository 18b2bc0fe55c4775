package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a request into a release, or says everything that is wrong with it at once.
 *
 * <p>What can be found out is found out: the previous version from tags, the commit from the branch, and from the
 * changed files what the release contains beyond what was declared.
 */
@Component
public class ReleaseStart {

    private final Releases releases;
    private final SourceRepositories sources;
    private final People people;
    private final List<StartRule> rules;
    private final Clock clock;

    ReleaseStart(Releases releases, SourceRepositories sources, People people, List<StartRule> rules, Clock clock) {
        this.releases = releases;
        this.sources = sources;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /** A release as it is about to start. @param destructive whether a migration destroys data or structure */
    public record Prepared(ReleaseDetails details, boolean destructive) {}

    /**
     * Checks a request for the given process.
     *
     * @param process key of the process definition through which it comes
     * @throws VersionExistsException when the version was used before
     * @throws SubmissionRefusedException with every violation
     */
    public Prepared prepare(ReleaseRequest request, String process, String processInstanceId, String caller) {
        if (releases.find(request.service() + '-' + request.version()).isPresent()) {
            throw new VersionExistsException(request.service(), request.version());
        }
        List<Violation> violations = new ArrayList<>();
        Optional<ReleaseType> type = type(request, process, violations);
        texts(request, violations);
        String owner = request.owner().isEmpty() ? caller : request.owner();
        if (!people.exists(owner)) {
            violations.add(
                    new Violation("PRIN-01", "owner", "There is no user '" + owner + "'. Name an existing one."));
        }
        Instant plannedAt = plannedAt(request, violations);
        Optional<SourceRepository> source = sources.of(request.service());
        if (source.isEmpty()) {
            violations.add(new Violation(
                    "PRIN-02",
                    "service",
                    "No service '" + request.service()
                            + "' is configured. Check the name, or add it under releases.services."));
        }
        Origin origin = null;
        if (source.isPresent()) {
            try {
                origin = origin(request, type, source.get(), violations);
            } catch (SourceException e) {
                violations.add(new Violation("PRIN-02", "service", e.getMessage()));
            }
        } else {
            type.ifPresent(t -> violations.addAll(VersionSuccession.violations(
                    request.previousVersion(),
                    request.version(),
                    t,
                    request.changeType(),
                    releases.usedVersions(request.service(), request.previousVersion()))));
        }
        rules.forEach(rule -> violations.addAll(rule.check(request)));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return prepared(request, type.orElseThrow(), owner, caller, plannedAt, origin, processInstanceId);
    }

    private record Origin(String previousVersion, String commit, ChangeSet changes) {}

    private static Optional<ReleaseType> type(ReleaseRequest request, String process, List<Violation> violations) {
        Optional<ReleaseType> type = ReleaseType.ofWord(request.type());
        if (type.isEmpty()) {
            violations.add(new Violation(
                    "TYPE-01",
                    "type",
                    "'" + request.type()
                            + "' is no release type. Use major, minor, patch, hotfix, security or infrastructure."));
        } else if (!type.get().process().equals(process)) {
            violations.add(new Violation(
                    type.get().item(),
                    "type",
                    "A %s release is started with the process %s."
                            .formatted(request.type(), type.get().process())));
        }
        return type;
    }

    private static void texts(ReleaseRequest request, List<Violation> violations) {
        if (!List.of("breaking", "feature", "fix").contains(request.changeType())) {
            violations.add(new Violation(
                    "VER-02",
                    "changeType",
                    "'" + request.changeType() + "' is no kind of change. Use breaking, feature or fix."));
        }
        if (request.summary().isEmpty()) {
            violations.add(new Violation("PRIN-02", "summary", "Say in a sentence what the release is for."));
        }
        if (request.changes().isEmpty()) {
            violations.add(new Violation("PRIN-02", "changes", "List at least one change."));
        }
        if (request.contains().isEmpty()) {
            violations.add(new Violation("PRIN-02", "contains", "Name at least one part that the release contains."));
        }
        request.contains().stream()
                .filter(word -> !ScopeWords.CONTAINS.containsKey(word))
                .forEach(word -> violations.add(new Violation(
                        "PRIN-02",
                        "contains",
                        "'" + word + "' is not one of " + String.join(", ", new TreeSet<>(ScopeWords.CONTAINS.keySet()))
                                + ".")));
        request.changedAspects().stream()
                .filter(word -> !ScopeWords.CHANGED_ASPECTS.contains(word))
                .forEach(word -> violations.add(new Violation(
                        "PRIN-03",
                        "changedAspects",
                        "'" + word + "' is not one of " + String.join(", ", ScopeWords.CHANGED_ASPECTS) + ".")));
        if (request.requirements().isEmpty()) {
            violations.add(new Violation("PRE-03", "requirements", "Link at least one requirement or issue."));
        }
        if (request.risks().isEmpty()) {
            violations.add(
                    new Violation("PRIN-06", "risks", "Document the operational risks; if there are none, say why."));
        }
    }

    private @Nullable Instant plannedAt(ReleaseRequest request, List<Violation> violations) {
        if (request.plannedAt().isEmpty()) {
            return null;
        }
        try {
            Instant planned = OffsetDateTime.parse(request.plannedAt()).toInstant();
            if (planned.isBefore(clock.instant())) {
                violations.add(new Violation(
                        "RULE-07", "plannedAt", "The planned time is past. Leave it empty for as soon as approved."));
            }
            return planned;
        } catch (DateTimeParseException e) {
            violations.add(new Violation(
                    "RULE-07",
                    "plannedAt",
                    "'" + request.plannedAt() + "' is no time by RFC 3339. Write it like 2026-12-24T22:30:00+03:00."));
            return null;
        }
    }

    private @Nullable Origin origin(
            ReleaseRequest request, Optional<ReleaseType> type, SourceRepository source, List<Violation> violations) {
        List<String> released = releases.releasedVersions(request.service());
        String previous =
                request.previousVersion().isEmpty() ? unnamed(request, type, released) : request.previousVersion();
        if (previous.isEmpty()) {
            violations.add(new Violation(
                    "VER-01",
                    "previousVersion",
                    "No released version comes before " + request.version()
                            + ". Tag the version in production first."));
        } else if (!released.contains(previous)) {
            violations.add(new Violation(
                    "VER-05",
                    "previousVersion",
                    "%s is not a released version of %s. Released are %s."
                            .formatted(previous, request.service(), String.join(", ", released))));
        }
        overtaken(request, previous).ifPresent(violations::add);
        type.ifPresent(t -> violations.addAll(VersionSuccession.violations(
                previous,
                request.version(),
                t,
                request.changeType(),
                releases.usedVersions(request.service(), previous))));
        source.versionTag(request.version())
                .ifPresent(tag -> violations.add(new Violation(
                        "VER-05",
                        "version",
                        "The tag %s exists already. A released version is never used again: take the next number."
                                .formatted(tag.name()))));
        Optional<String> head = request.branch().isEmpty() ? Optional.empty() : source.branchHead(request.branch());
        if (head.isEmpty()) {
            violations.add(new Violation(
                    BranchFit.item(request.branch()),
                    "branch",
                    "The repository of %s has no branch '%s'. Push it, or check the name."
                            .formatted(request.service(), request.branch())));
        }
        if (!request.branch().isEmpty()) {
            type.flatMap(t -> BranchFit.violation(t, request.branch())).ifPresent(violations::add);
        }
        Optional<String> commit = request.commit().isEmpty() ? head : source.findCommit(request.commit());
        if (!request.commit().isEmpty() && commit.isEmpty()) {
            violations.add(new Violation(
                    "VER-05",
                    "commit",
                    "The repository has no commit '" + request.commit() + "'. Push it, or leave the field empty."));
        } else if (head.isPresent() && commit.isPresent() && !source.contains(request.branch(), commit.get())) {
            violations.add(new Violation(
                    BranchFit.item(request.branch()),
                    "commit",
                    "The branch %s does not contain the commit %s.".formatted(request.branch(), request.commit())));
        }
        Optional<VersionTag> base = previous.isEmpty() ? Optional.empty() : source.versionTag(previous);
        if (commit.isEmpty() || base.isEmpty()) {
            return null;
        }
        if (base.get().commit().equals(commit.get())) {
            violations.add(new Violation(
                    "PRIN-02",
                    "commit",
                    "Nothing changed since " + previous + ". Choose the branch that has the change."));
        }
        if (!source.isAncestor(base.get().commit(), commit.get())) {
            violations.add(new Violation(
                    "RB-01",
                    "commit",
                    "The commit does not contain version %s and would undo it. Merge the tag %s into %s, or rebase on it, push, and start again."
                            .formatted(previous, base.get().name(), request.branch())));
        }
        ChangeSet changes = source.changes(base.get().commit(), commit.get());
        changes.alteredMigrations()
                .forEach(path -> violations.add(new Violation(
                        "VER-05",
                        "commit",
                        "The released migration " + path + " was altered. Restore it and add a new migration.")));
        return new Origin(previous, commit.get(), changes);
    }

    /** A release from another version than production runs would undo that one, unless it maintains an older line. */
    private Optional<Violation> overtaken(ReleaseRequest request, String previous) {
        Optional<SemanticVersion> wanted = SemanticVersion.parse(request.version());
        return releases.productionVersion(request.service())
                .flatMap(SemanticVersion::parse)
                .filter(production -> !production.toString().equals(previous))
                .filter(production -> wanted.isPresent() && production.compareTo(wanted.get()) < 0)
                .filter(production -> !previous.isEmpty())
                .map(production -> new Violation(
                        "RB-01",
                        "previousVersion",
                        "Production runs %s, so a release from %s would undo it. Name %s as the previous version."
                                .formatted(production, previous, production)));
    }

    /** A hotfix mends what production runs (RB-01); other releases follow the version before their own. */
    private String unnamed(ReleaseRequest request, Optional<ReleaseType> type, List<String> released) {
        return type.equals(Optional.of(ReleaseType.HOTFIX))
                ? releases.productionVersion(request.service()).orElse("")
                : before(released, request.version());
    }

    private static String before(List<String> released, String version) {
        Optional<SemanticVersion> wanted = SemanticVersion.parse(version);
        return released.stream()
                .flatMap(v -> SemanticVersion.parse(v).stream())
                .filter(v -> wanted.isEmpty() || v.compareTo(wanted.get()) < 0)
                .reduce((lower, higher) -> higher)
                .map(SemanticVersion::toString)
                .orElse("");
    }

    private Prepared prepared(
            ReleaseRequest request,
            ReleaseType type,
            String owner,
            String caller,
            @Nullable Instant plannedAt,
            @Nullable Origin origin,
            String processInstanceId) {
        if (origin == null) {
            throw new IllegalStateException("REL-REL-004 A request without violations has no origin.");
        }
        ChangeSet changes = origin.changes();
        return new Prepared(
                new ReleaseDetails(
                                request.service() + '-' + request.version(),
                                request.service(),
                                request.version(),
                                origin.previousVersion(),
                                type,
                                request.changeType(),
                                request.branch(),
                                origin.commit(),
                                request.summary(),
                                request.changes(),
                                List.copyOf(new TreeSet<>(request.contains())),
                                List.copyOf(new TreeSet<>(request.changedAspects())),
                                List.of(),
                                request.requirements(),
                                request.risks(),
                                owner,
                                caller,
                                plannedAt,
                                request.maintenanceMode(),
                                ReleaseStatus.PREPARING,
                                processInstanceId,
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                null)
                        .withScope(changes.contains(), changes.changedAspects()),
                changes.migrations().stream().anyMatch(Migration::destructive));
    }
}
