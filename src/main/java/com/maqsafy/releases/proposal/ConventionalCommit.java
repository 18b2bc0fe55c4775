package com.maqsafy.releases.proposal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit message says by Conventional Commits 1.0.0.
 *
 * @param type lower case, e.g. {@code feat}
 * @param breaking whether it says that it breaks something (items 11 to 13 and 15 of the specification)
 * @param subject its first line after type and scope
 */
record ConventionalCommit(String type, boolean breaking, String subject) {

    /** Any word before a colon would do by the specification; these are the ones that are meant. */
    private static final Set<String> TYPES = Set.of(
            "feat",
            "feature",
            "fix",
            "bugfix",
            "hotfix",
            "perf",
            "refactor",
            "docs",
            "style",
            "test",
            "tests",
            "build",
            "ci",
            "chore",
            "revert",
            "security",
            "deps");

    private static final Set<String> FEATURES = Set.of("feat", "feature");
    private static final Set<String> FIXES = Set.of("fix", "bugfix", "hotfix", "perf", "security", "revert");

    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z]{1,20}+)(?:\\([^()]{1,100}+\\))?+(!)?+:[ \\t]++(\\S.*+)");

    private static final Pattern FOOTER = Pattern.compile("^BREAKING[ -]CHANGE:\\s", Pattern.MULTILINE);

    /** What a message says; empty when it does not follow the convention. */
    static Optional<ConventionalCommit> of(String message) {
        Matcher header = HEADER.matcher(message.lines().findFirst().orElse("").strip());
        if (!header.matches()) {
            return Optional.empty();
        }
        String type = header.group(1).toLowerCase(Locale.ROOT);
        return TYPES.contains(type)
                ? Optional.of(new ConventionalCommit(
                        type,
                        header.group(2) != null || FOOTER.matcher(message).find(),
                        header.group(3).strip()))
                : Optional.empty();
    }

    boolean feature() {
        return FEATURES.contains(type);
    }

    boolean fix() {
        return FIXES.contains(type);
    }

    /** Whether those who use the service notice it. */
    boolean told() {
        return feature() || fix() || breaking;
    }
}
