package com.maqsafy.releases.proposal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.maqsafy.releases.source.CommitMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the commits of a release tell: of which kind they are, what changed, and for which requirements. Reverted commits
 * and their reverts tell nothing.
 *
 * @param commits how many commits there are, merges and reverted ones too
 * @param conventional whether at least one follows Conventional Commits
 * @param breaking short ids of those that say that they break something, newest first
 * @param features how many bring a feature
 * @param fixes how many mend something
 * @param changes a line each for people, oldest first
 * @param requirements ids, in the order in which they come up, oldest first
 */
record CommitStory(
        int commits,
        boolean conventional,
        List<String> breaking,
        int features,
        int fixes,
        List<String> changes,
        List<String> requirements) {

    /** No commit at all. */
    static final CommitStory NONE = new CommitStory(0, false, List.of(), 0, 0, List.of(), List.of());

    private static final int LONGEST_LINE = 200;
    private static final int SHORT_ID = 10;

    private static final java.util.regex.Pattern REVERTS =
            java.util.regex.Pattern.compile("This reverts commit ([0-9a-f]{40})\\b");

    private static final java.util.regex.Pattern MERGE = java.util.regex.Pattern.compile(
            "(?i)merged? (?:pull request|branch|branches|remote-tracking|tag|in|commit)\\b.*");

    private static final java.util.regex.Pattern PULL_REQUEST = java.util.regex.Pattern.compile(" \\(#\\d{1,9}\\)$");

    private static final java.util.regex.Pattern ODD =
            java.util.regex.Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");

    /** What looks like an id of a requirement and names a standard or a vulnerability. */
    private static final Set<String> NO_REQUIREMENTS = Set.of(
            "UTF", "ISO", "SHA", "RFC", "CVE", "CWE", "GHSA", "AES", "RSA", "TLS", "SSL", "IEEE", "OAUTH", "HTTP",
            "BASE", "MD", "CP", "EC", "PHP", "PSR");

    CommitStory {
        breaking = List.copyOf(breaking);
        changes = List.copyOf(changes);
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads commits.
     *
     * @param newestFirst children before their parents
     * @param requirement what an id of a requirement looks like
     */
    static CommitStory of(List<CommitMessage> newestFirst, Pattern requirement) {
        List<CommitMessage> standing = standing(newestFirst);
        List<String> breaking = new ArrayList<>();
        int features = 0;
        int fixes = 0;
        boolean conventional = false;
        for (CommitMessage commit : standing) {
            Optional<ConventionalCommit> says = says(commit);
            if (says.isPresent()) {
                conventional = true;
                if (says.get().breaking()) {
                    breaking.add(commit.commit().substring(0, SHORT_ID));
                }
                // A merge tells again what its commits tell.
                features += says.get().feature() && !commit.merge() ? 1 : 0;
                fixes += says.get().fix() && !commit.merge() ? 1 : 0;
            }
        }
        return new CommitStory(
                newestFirst.size(),
                conventional,
                breaking,
                features,
                fixes,
                changes(standing),
                requirements(standing, requirement));
    }

    /** The kind of change that they are together, empty when none says. */
    Optional<String> changeType() {
        if (!breaking.isEmpty()) {
            return Optional.of("breaking");
        }
        if (!conventional) {
            return Optional.empty();
        }
        return Optional.of(features > 0 ? "feature" : "fix");
    }

    /** How many of which kind, in words that follow "contain". */
    String kinds() {
        List<String> kinds = new ArrayList<>();
        count(breaking.size(), "breaking change", "breaking changes", kinds);
        count(features, "feature", "features", kinds);
        count(fixes, "fix", "fixes", kinds);
        return kinds.isEmpty() ? "neither features nor fixes" : String.join(" and ", kinds);
    }

    private static void count(int how, String one, String more, List<String> kinds) {
        if (how > 0) {
            kinds.add(how + " " + (how == 1 ? one : more));
        }
    }

    private static List<CommitMessage> standing(List<CommitMessage> newestFirst) {
        Set<String> known = new HashSet<>();
        newestFirst.forEach(commit -> known.add(commit.commit()));
        Set<String> gone = new HashSet<>();
        for (CommitMessage commit : newestFirst) {
            var reverts = REVERTS.matcher(commit.message());
            // A revert that was reverted itself has taken nothing back.
            if (!gone.contains(commit.commit()) && reverts.find() && known.contains(reverts.group(1))) {
                gone.add(reverts.group(1));
                gone.add(commit.commit());
            }
        }
        return newestFirst.stream().filter(c -> !gone.contains(c.commit())).toList();
    }

    private static Optional<ConventionalCommit> says(CommitMessage commit) {
        return commit.merge() && title(commit).isEmpty()
                ? Optional.empty()
                : ConventionalCommit.of(commit.merge() ? title(commit).orElse("") : commit.message());
    }

    /** What a merge was about: the title of its pull or merge request, which stands below the line that Git writes. */
    private static Optional<String> title(CommitMessage merge) {
        List<String> lines = merge.message()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (!MERGE.matcher(lines.get(0)).matches()) {
            return Optional.of(lines.get(0));
        }
        return lines.stream()
                .skip(1)
                .limit(1)
                .filter(l -> !l.startsWith("See merge request") && !l.startsWith("#") && !l.startsWith("*"))
                .findFirst();
    }

    /** A merge with a title stands for the commits that it brought; any other tells nothing, and they tell themselves. */
    private static List<CommitMessage> telling(List<CommitMessage> standing) {
        Map<String, CommitMessage> byId = new HashMap<>();
        standing.forEach(commit -> byId.put(commit.commit(), commit));
        Set<String> children = new HashSet<>();
        standing.forEach(commit -> children.addAll(commit.parents()));
        Deque<String> open = new ArrayDeque<>();
        standing.stream()
                .map(CommitMessage::commit)
                .filter(c -> !children.contains(c))
                .forEach(open::add);
        Set<String> reached = new HashSet<>();
        while (!open.isEmpty()) {
            CommitMessage commit = byId.get(open.pop());
            if (commit != null && reached.add(commit.commit())) {
                boolean stands = commit.merge() && title(commit).isPresent();
                open.addAll(stands ? commit.parents().subList(0, 1) : commit.parents());
            }
        }
        return standing.stream()
                .filter(c -> reached.contains(c.commit()))
                .filter(c -> !c.merge() || title(c).isPresent())
                .toList();
    }

    private static List<String> changes(List<CommitMessage> standing) {
        List<CommitMessage> telling = telling(standing);
        boolean someTold = telling.stream()
                .anyMatch(c -> says(c).filter(ConventionalCommit::told).isPresent());
        Set<String> seen = new HashSet<>();
        List<String> changes = new ArrayList<>();
        for (int i = telling.size() - 1; i >= 0; i--) {
            CommitMessage commit = telling.get(i);
            Optional<ConventionalCommit> says = says(commit);
            if (someTold && says.isPresent() && !says.get().told()) {
                continue;
            }
            String line = line(says.map(ConventionalCommit::subject).orElseGet(() -> subject(commit)));
            if (!line.isEmpty() && seen.add(line.toLowerCase(Locale.ROOT))) {
                changes.add(line);
            }
        }
        return changes;
    }

    private static String subject(CommitMessage commit) {
        return commit.merge()
                ? title(commit).orElse("")
                : commit.message().lines().findFirst().orElse("");
    }

    /** A line for people: without the pull request's number, beginning with a capital letter. */
    private static String line(String subject) {
        String text = PULL_REQUEST
                .matcher(ODD.matcher(subject).replaceAll(" ").strip())
                .replaceFirst("")
                .strip();
        if (text.length() > LONGEST_LINE) {
            text = text.substring(0, LONGEST_LINE - 1) + "…";
        }
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> requirements(List<CommitMessage> standing, Pattern requirement) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = standing.size() - 1; i >= 0; i--) {
            found.addAll(requirements(standing.get(i).message(), requirement));
        }
        return List.copyOf(found);
    }

    /** The ids in a text. */
    static Set<String> requirements(String text, Pattern requirement) {
        Set<String> found = new LinkedHashSet<>();
        Matcher ids = requirement.matcher(text);
        while (ids.find()) {
            String id = ids.groupCount() > 0 && ids.group(1) != null ? ids.group(1) : ids.group();
            if (!NO_REQUIREMENTS.contains(id.replaceFirst("[-_].*", ""))) {
                found.add(id);
            }
        }
        return found;
    }
}
