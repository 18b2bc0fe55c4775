package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.settings.NearestWord;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.CommitWriter;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.ReleasePart;
import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Clock;
import java.time.Instant;
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

    /** So many of the words that are offered are named to whoever wrote another one. */
    private static final int NEAREST = 3;

    private final Releases releases;
    private final SourceRepositories sources;
    private final People people;
    private final List<StartRule> rules;
    private final List<PreparedStartRule> preparedRules;
    private final ServiceSettings services;
    private final Clock clock;

    ReleaseStart(
            Releases releases,
            SourceRepositories sources,
            People people,
            List<StartRule> rules,
            List<PreparedStartRule> preparedRules,
            ServiceSettings services,
            Clock clock) {
        this.releases = releases;
        this.sources = sources;
        this.people = people;
        this.rules = rules;
        this.preparedRules = preparedRules;
        this.services = services;
        this.clock = clock;
    }

    /**
     * A release as it is about to start.
     *
     * @param destructive whether a migration destroys data or structure
     * @param writers who wrote its commits, or merged them unreviewed
     */
    public record Prepared(ReleaseDetails details, boolean destructive, List<CommitWriter> writers) {

        public Prepared {
            writers = List.copyOf(writers);
        }
    }

    /**
     * Checks a request for the given process.
     *
     * @param process key of the process definition through which it comes
     * @throws VersionExistsException when the version was used before
     * @throws SubmissionRefusedException with every violation
     */
    public Prepared prepare(ReleaseRequest request, String process, String processInstanceId, String caller) {
        List<Violation> violations = new ArrayList<>();
        Optional<ReleaseType> type = type(request, process, violations);
        if (type.isEmpty()) {
            // Which version follows cannot be told; that it is one can.
            VersionSuccession.malformed(request.version()).ifPresent(violations::add);
        }
        texts(request, violations);
        String owner = request.owner().isEmpty() ? caller : request.owner();
        if (!people.exists(owner)) {
            violations.add(
                    new Violation("PRIN-01", "owner", "There is no user '" + owner + "'. Name an existing one."));
        }
        Instant plannedAt = plannedAt(request, violations);
        releases.find(request.service() + '-' + request.version()).ifPresent(there -> {
            // What Git would say of a number that is taken is no use to anybody.
            throw new VersionExistsException(there, violations);
        });
        Optional<SourceRepository> source = sources.of(request.service());
        if (source.isEmpty()) {
            violations.add(new Violation("PRIN-02", "service", services.noReleaseOf(request.service())));
        }
        Origin origin = null;
        if (source.isPresent()) {
            try {
                origin = origin(request, type, source.get(), violations);
            } catch (SourceException e) {
                violations.add(new Violation("PRIN-02", "service", String.valueOf(e.getMessage())));
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
        Prepared prepared = prepared(request, type.orElseThrow(), owner, caller, plannedAt, origin, processInstanceId);
        preparedRules.forEach(rule -> violations.addAll(rule.check(prepared)));
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        return prepared;
    }

    private record Origin(String previousVersion, String commit, ChangeSet changes) {}

    private static Optional<ReleaseType> type(ReleaseRequest request, String process, List<Violation> violations) {
        Optional<ReleaseType> type = ReleaseType.ofWord(request.type());
        if (type.isEmpty()) {
            violations.add(new Violation(
                    "TYPE-01",
                    "type",
                    "'" + request.type() + "' is no release type. Use " + either(ReleaseType.words()) + "."));
        } else if (!type.get().process().equals(process)) {
            violations.add(new Violation(
                    type.get().item(),
                    "type",
                    "A %s release is started with the process %s."
                            .formatted(request.type(), type.get().process())));
        }
        return type;
    }

    private static String either(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static void texts(ReleaseRequest request, List<Violation> violations) {
        if (ChangeType.ofWord(request.changeType()).isEmpty()) {
            violations.add(new Violation(
                    "VER-02",
                    "changeType",
                    "'" + request.changeType() + "' is no kind of change. Use " + either(ChangeType.words()) + "."));
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
                .filter(word -> !ReleasePart.words().contains(word))
                .forEach(word ->
                        violations.add(new Violation("PRIN-02", "contains", notOffered(word, ReleasePart.words()))));
        request.changedAspects().stream()
                .filter(word -> !ChangedAspect.words().contains(word))
                .forEach(word -> violations.add(
                        new Violation("PRIN-03", "changedAspects", notOffered(word, ChangedAspect.words()))));
        if (request.requirements().isEmpty()) {
            violations.add(new Violation("PRE-03", "requirements", "Link at least one requirement or issue."));
        }
        if (request.risks().isEmpty()) {
            violations.add(
                    new Violation("PRIN-06", "risks", "Document the operational risks; if there are none, say why."));
        }
    }

    /** A line that can be read: of many words those that were most probably meant. */
    private static String notOffered(String word, List<String> words) {
        return "'" + word + "' is none of the " + words.size() + " words for this. The nearest are "
                + String.join(", ", NearestWord.most(word, words, NEAREST)) + ", …";
    }

    private @Nullable Instant plannedAt(ReleaseRequest request, List<Violation> violations) {
        if (request.plannedAt().isEmpty()) {
            return null;
        }
        return PlannedTime.read(request.plannedAt(), clock.instant(), violations);
    }

    private @Nullable Origin origin(
            ReleaseRequest request, Optional<ReleaseType> type, SourceRepository source, List<Violation> violations) {
        Optional<SemanticVersion> production = releases.recordedProduction(request.service())
                // Before there is a record tags tell what runs, and CI may have tagged this one already.
                .or(() -> releases.productionVersion(request.service())
                        .filter(running -> !running.equals(request.version())))
                .flatMap(SemanticVersion::parse);
        String previous =
                request.previousVersion().isEmpty() ? unnamed(request, type, production) : request.previousVersion();
        // Of no version there is none before; what is wrong with the version is said there.
        if (previous.isEmpty() && SemanticVersion.parse(request.version()).isPresent()) {
            violations.add(new Violation(
                    "VER-01",
                    "previousVersion",
                    "No released version comes before " + request.version()
                            + ". Tag the version in production first."));
        } else if (!previous.isEmpty()
                // What somebody accepted as production is followed, even if its release was rolled back.
                && production
                        .filter(running -> running.toString().equals(previous))
                        .isEmpty()
                && !releases.isReleased(request.service(), previous)) {
            violations.add(new Violation(
                    "VER-05",
                    "previousVersion",
                    "%s is not a released version of %s. Released are %s."
                            .formatted(
                                    previous,
                                    request.service(),
                                    String.join(", ", releases.releasedVersions(request.service())))));
        } else if (!previous.isEmpty() && source.versionTag(previous).isEmpty()) {
            violations.add(new Violation(
                    "RB-01",
                    "previousVersion",
                    "Version %s has no tag in the repository of %s any more, so nobody can tell what changed since it, and nothing could go back to it. Push its tag again."
                            .formatted(previous, request.service())));
        }
        overtaken(request, previous, production).ifPresent(violations::add);
        Optional<String> line = source.otherLine(request.version());
        if (line.isPresent()) {
            violations.add(otherLine(request, line.get()));
        } else {
            type.ifPresent(t -> violations.addAll(VersionSuccession.violations(
                    previous,
                    request.version(),
                    t,
                    request.changeType(),
                    releases.usedVersions(request.service(), previous))));
        }
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
        commit.flatMap(c -> tagElsewhere(source, request.version(), c)).ifPresent(violations::add);
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
        boolean contained = source.isAncestor(base.get().commit(), commit.get());
        if (!contained) {
            violations.add(new Violation(
                    "RB-01",
                    "commit",
                    "The commit does not contain version %s and would undo it. Merge the tag %s into %s, or rebase on it, push, and start again."
                            .formatted(previous, base.get().name(), request.branch())));
        }
        ChangeSet changes = source.changes(base.get().commit(), commit.get());
        // What a branch does not contain it has not altered.
        changes.alteredMigrations().stream()
                .filter(path -> contained)
                .forEach(path -> violations.add(new Violation(
                        "VER-05",
                        "commit",
                        "The released migration " + path + " was altered. Restore it and add a new migration.")));
        return new Origin(previous, commit.get(), changes);
    }

    private static Violation otherLine(ReleaseRequest request, String line) {
        return new Violation(
                "VER-01",
                "version",
                "%s releases the versions of line %s only (releases.services.%s.source.line), and %s is none. Start it for the service that releases its line."
                        .formatted(request.service(), line, request.service(), request.version()));
    }

    /** CI may have tagged the very commit; a tag that is elsewhere stays there (VER-05). */
    private static Optional<Violation> tagElsewhere(SourceRepository source, String version, String commit) {
        return source.versionTag(version)
                .filter(tag -> !tag.commit().equals(commit))
                .map(tag -> new Violation(
                        "VER-05",
                        "version",
                        "The tag %s is on commit %s, and the release is made of %s. A tag is never moved: release the tagged commit, or take the next number."
                                .formatted(tag.name(), tag.commit(), commit)));
    }

    /** One production runs one version: a release below it, or from another version, would undo that one (RB-01). */
    private Optional<Violation> overtaken(
            ReleaseRequest request, String previous, Optional<SemanticVersion> production) {
        Optional<SemanticVersion> wanted = SemanticVersion.parse(request.version());
        if (production.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        if (production.get().compareTo(wanted.get()) > 0) {
            return Optional.of(new Violation(
                    "RB-01",
                    "version",
                    "Production runs %s, which is above %s: this release would take it back. Release the change above %s. %s"
                            .formatted(
                                    production.get(), wanted.get(), production.get(), VersionSuccession.OLDER_LINE)));
        }
        if (production.get().equals(wanted.get())) {
            return Optional.of(new Violation(
                    "RB-01",
                    "version",
                    "Production runs %s already, so there is nothing to release. Take a version above it; if another one runs, correct the record of production first."
                            .formatted(production.get())));
        }
        return previous.isEmpty() || production.get().toString().equals(previous)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "RB-01",
                        "previousVersion",
                        "Production runs %s, so a release from %s would undo it. Name %s as the previous version."
                                .formatted(production.get(), previous, production.get())));
    }

    /** A release follows what production runs (RB-01); where that is not known or not below, the version before its own. */
    private String unnamed(ReleaseRequest request, Optional<ReleaseType> type, Optional<SemanticVersion> production) {
        return production
                // Before the first release tags tell what runs, and CI may have tagged this one already.
                .filter(running -> !running.toString().equals(request.version()))
                .filter(running -> type.equals(Optional.of(ReleaseType.HOTFIX))
                        || SemanticVersion.parse(request.version())
                                .filter(wanted -> running.compareTo(wanted) < 0)
                                .isPresent())
                .map(SemanticVersion::toString)
                .or(() -> releases.releasedBefore(request.service(), request.version()))
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
                changes.migrations().stream().anyMatch(Migration::destructive),
                changes.writers());
    }
}
