package com.maqsafy.releases.proposal;

import com.google.re2j.Pattern;
import com.maqsafy.releases.proposal.ReleaseProposal.Risk;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.VersionSuccession;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.ReleasePart;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** One proposal while it is made: each field as given, else as proposed, with the reason. */
final class Proposing {

    private static final java.util.regex.Pattern NAMED =
            java.util.regex.Pattern.compile("(?:release|hotfix)/v?(\\d+\\.\\d+\\.\\d+)");

    /** Characters that a start form takes for a list. */
    private static final int LONGEST_LIST = 3900;

    private final ReleaseRequest given;
    private final GitFindings git;
    private final FitTexts texts;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private String version = "";
    private String type = "";
    private String changeType = "";
    private String owner = "";
    private ReleaseRequest.Incident incident = ReleaseRequest.Incident.NONE;
    private String risks = "";
    private List<String> changes = List.of();
    private List<String> contains = List.of();
    private List<String> changedAspects = List.of();
    private List<String> requirements = List.of();

    Proposing(ReleaseRequest given, GitFindings git, FitTexts texts) {
        this.given = given;
        this.git = git;
        this.texts = texts;
        if (given.previousVersion().isEmpty() && !git.previousVersion().isEmpty()) {
            reasons.put("previousVersion", "production runs it");
        }
        if (given.commit().isEmpty() && !git.commit().isEmpty()) {
            reasons.put("commit", "it is the head of " + given.branch());
        }
    }

    /** Version, type and kind of change, and the owner. */
    Optional<ReleaseType> identity(Set<String> used, String caller) {
        String named = named();
        String told = git.story().conventional()
                ? "the commits since " + git.previousVersion() + " contain "
                        + git.story().kinds()
                : "";
        type = given.type().isEmpty() ? type(named, told) : given.type();
        changeType = given.changeType().isEmpty() ? changeType(named, told) : given.changeType();
        version = given.version().isEmpty() ? version(named, told, used) : given.version();
        owner = given.owner();
        if (owner.isEmpty()) {
            owner = caller;
            reasons.put("owner", "you start it");
        }
        incident = given.incident();
        if (type.equals(ReleaseType.HOTFIX.word())
                && incident.whatBroke().isEmpty()
                && !given.summary().isEmpty()) {
            incident = new ReleaseRequest.Incident(given.summary(), incident.brokenSince(), incident.incident());
            reasons.put("whatBroke", "it is why you release");
        }
        return ReleaseType.ofWord(type);
    }

    /** The version that the branch is named for, or that somebody has tagged on its commit; blank when there is none. */
    private String named() {
        Matcher name = NAMED.matcher(given.branch());
        return name.matches() ? name.group(1) : git.tagged();
    }

    private String type(String named, String told) {
        if (given.branch().startsWith("hotfix/")) {
            reasons.put("type", "the branch is " + given.branch());
            return ReleaseType.HOTFIX.word();
        }
        String change = given.changeType().isEmpty()
                ? kind(given.version().isEmpty() ? named : given.version())
                        .or(() -> git.story().changeType())
                        .orElse("fix")
                : given.changeType();
        Optional<ReleaseType> fitting = ChangeType.ofWord(change).map(Proposing::bringing);
        if (git.previousVersion().isEmpty() && given.changeType().isEmpty()) {
            return "";
        }
        fitting.ifPresent(t -> reasons.put("type", kindReason(named, told)));
        return fitting.map(ReleaseType::word).orElse("");
    }

    private String changeType(String named, String told) {
        Optional<ReleaseType> chosen = ReleaseType.ofWord(type);
        if (chosen.isEmpty()) {
            return "";
        }
        reasons.put("changeType", "a " + type + " release brings it");
        if (chosen.get().changes().size() == 1) {
            return chosen.get().changes().iterator().next().word();
        }
        reasons.put("changeType", kindReason(named, told));
        return kind(given.version().isEmpty() ? named : given.version())
                .or(() -> git.story().changeType())
                .orElse("fix");
    }

    /** The type that is made for just this kind of change. */
    private static ReleaseType bringing(ChangeType change) {
        return ReleasePath.STANDARD.types().stream()
                .filter(type -> type.changes().equals(Set.of(change)))
                .findFirst()
                .orElseThrow();
    }

    private String kindReason(String named, String told) {
        String version = given.version().isEmpty() ? named : given.version();
        if (kind(version).isEmpty()) {
            return git.story().changeType().isPresent()
                    ? told
                    : "neither the branch nor a commit since " + git.previousVersion()
                            + " says of which kind the change is (Conventional Commits), so a fix is assumed: correct it if"
                            + " it is more";
        }
        String reason = version + " follows " + git.previousVersion() + (told.isEmpty() ? "" : " and " + told);
        return git.story().breaking().isEmpty() || kind(version).equals(Optional.of("breaking"))
                ? reason
                : reason + "; a breaking change is a major version: look at "
                        + String.join(", ", git.story().breaking());
    }

    /** The kind of change that leads from the previous version to one; empty when one of them is none, or it is not above. */
    private Optional<String> kind(String next) {
        Optional<SemanticVersion> before = SemanticVersion.parse(git.previousVersion());
        Optional<SemanticVersion> after = SemanticVersion.parse(next);
        if (before.isEmpty() || after.isEmpty() || after.get().compareTo(before.get()) <= 0) {
            return Optional.empty();
        }
        if (!after.get().major().equals(before.get().major())) {
            return Optional.of("breaking");
        }
        return Optional.of(after.get().minor().equals(before.get().minor()) ? "fix" : "feature");
    }

    private String version(String named, String told, Set<String> used) {
        Optional<ReleaseType> chosen = ReleaseType.ofWord(type);
        boolean follows = chosen.isPresent()
                && VersionSuccession.violations(git.previousVersion(), named, chosen.get(), changeType, used)
                        .isEmpty();
        // A type or kind that was given may ask for another number than the branch is named for.
        if (!named.isEmpty()
                && (follows || (given.type().isEmpty() && given.changeType().isEmpty()))) {
            reasons.put(
                    "version",
                    (named.equals(git.tagged())
                                            && !NAMED.matcher(given.branch()).matches()
                                    ? "the commit has its tag"
                                    : "the branch is " + given.branch())
                            + (told.isEmpty() ? "" : " and " + told));
            return named;
        }
        Optional<String> next = changeType.isEmpty()
                ? Optional.empty()
                : VersionSuccession.next(git.previousVersion(), changeType, used);
        next.ifPresent(v -> reasons.put(
                "version",
                "after " + git.previousVersion() + " it is the next one for a " + changeType + " change"
                        + (told.isEmpty() ? "" : "; " + told)));
        return next.orElse("");
    }

    /** Changes, requirements, scope and aspects. */
    void content(Pattern requirement) {
        changes = given.changes();
        if (changes.isEmpty()) {
            changes = listed("changes", git.story().changes(), "message");
        }
        requirements = given.requirements();
        if (requirements.isEmpty()) {
            Set<String> ids = new LinkedHashSet<>(CommitStory.requirements(given.branch(), requirement));
            ids.addAll(git.story().requirements());
            ids.addAll(CommitStory.requirements(given.summary(), requirement));
            requirements = listed("requirements", ids, "id");
        }
        contains = given.contains();
        changedAspects = given.changedAspects();
        git.changes().ifPresent(found -> {
            if (contains.isEmpty() && !found.contains().isEmpty()) {
                contains = List.copyOf(new TreeSet<>(found.contains()));
                reasons.put("contains", files(found));
            }
            if (changedAspects.isEmpty() && !found.changedAspects().isEmpty()) {
                changedAspects = List.copyOf(new TreeSet<>(found.changedAspects()));
                reasons.put("changedAspects", files(found));
            }
        });
        if (given.contains().isEmpty() && type.equals(ReleaseType.SECURITY.word())) {
            Set<String> more = new TreeSet<>(contains);
            more.add(ReleasePart.SECURITY_PATCH.word());
            contains = List.copyOf(more);
            reasons.merge("contains", "a security release is a security patch", (a, b) -> a + "; " + b);
        }
    }

    private String files(ChangeSet found) {
        int files = found.files().size();
        int migrations = found.migrations().size();
        return (files == 1 ? "one file has" : files + " files have") + " changed since " + git.previousVersion()
                + (migrations == 0
                        ? ""
                        : migrations == 1 ? ", one of them a migration" : ", " + migrations + " of them migrations");
    }

    /** What may be shown and fits into the form, with what was left out said. */
    private List<String> listed(String field, Collection<String> found, String what) {
        List<String> listed = new ArrayList<>();
        int characters = 0;
        int withheld = 0;
        int tooMany = 0;
        for (String text : found) {
            if (!texts.fits(text)) {
                withheld++;
            } else if (characters + text.length() + 1 > LONGEST_LIST) {
                tooMany++;
            } else {
                characters += text.length() + 1;
                listed.add(text);
            }
        }
        if (!listed.isEmpty() || withheld > 0) {
            int commits = git.story().commits();
            StringBuilder reason = new StringBuilder(
                    field.equals("changes")
                            ? "from the messages of the " + commits + (commits == 1 ? " commit" : " commits")
                                    + " since " + git.previousVersion()
                            : "named in the branch, in commits since " + git.previousVersion() + " or in your reason");
            if (withheld > 0) {
                reason.append("; ")
                        .append(withheld)
                        .append(' ')
                        .append(withheld == 1 ? what : what + 's')
                        .append(" that must not be published left out");
            }
            if (tooMany > 0) {
                reason.append("; ").append(tooMany).append(" more do not fit: sum up");
            }
            reasons.put(field, reason.toString());
        }
        return listed;
    }

    /** What decides about what the release needs; what Git shows is added to what was declared, as a start does. */
    Prospects.Scope scope(ReleaseType chosen) {
        Set<String> allContains = new TreeSet<>(contains);
        Set<String> allAspects = new TreeSet<>(changedAspects);
        git.changes().ifPresent(found -> {
            allContains.addAll(found.contains());
            allAspects.addAll(found.changedAspects());
        });
        return new Prospects.Scope(chosen, changeType, allContains, allAspects, git.migrations());
    }

    /** The risks in words, as far as they can be told by a table and by Git. */
    void risks(Risk risk) {
        risks = given.risks();
        if (risks.isEmpty() && !risk.level().equals(ReleaseProposal.UNKNOWN)) {
            String text = risk.level().substring(0, 1).toUpperCase(Locale.ROOT)
                    + risk.level().substring(1) + " risk. "
                    + String.join(
                            " ",
                            risk.reasons().stream().map(Proposing::sentence).toList());
            risks = text.length() <= LONGEST_LIST ? text : text.substring(0, LONGEST_LIST);
            reasons.put("risks", "the table of deployment risks and the migrations say so: add what only you know");
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    Map<String, String> reasons() {
        return reasons;
    }

    ReleaseRequest request() {
        return new ReleaseRequest(
                given.service(),
                version,
                type,
                changeType,
                given.branch(),
                given.summary(),
                changes,
                contains,
                changedAspects,
                requirements,
                risks,
                git.previousVersion().isEmpty() ? given.previousVersion() : git.previousVersion(),
                git.commit().isEmpty() ? given.commit() : git.commit(),
                owner,
                given.plannedAt(),
                given.maintenanceMode(),
                incident);
    }
}
