package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an item of the policy is asked of a release by what the release is and what it brings. The one place that tells it:
 * the report, the coverage and the decision that is made again say it in their own words.
 *
 * @param applies whether the item is asked of the release
 * @param by what decides it
 * @param value what the release has of it: the part, its type, its kind of change; empty where nothing is to be named
 */
public record ItemScope(boolean applies, By by, String value) {

    private static final Set<String> CHANGES =
            Arrays.stream(ChangeType.values()).map(ChangeType::item).collect(Collectors.toSet());

    /** What only a release with migrations needs, besides the section MIG. */
    private static final Set<String> OF_MIGRATIONS = Set.of("PRIN-05", "DEP-03", "RULE-03", "PRE-08", "PR-06");

    /** What only a release in maintenance mode needs. */
    private static final Set<String> OF_MAINTENANCE = Set.of("DEP-06", "DEP-07");

    /** What of a release decides. */
    public enum By {
        /** Whether it contains a part. */
        PART,
        /** Its type. */
        TYPE,
        /** Its kind of change. */
        CHANGE,
        /** Whether it changes the database. */
        MIGRATIONS,
        /** Whether it asked for maintenance mode. */
        MAINTENANCE
    }

    /**
     * What decides whether an item is asked of a release; empty when nothing of this kind does.
     *
     * @param databaseChanges whether the release changes the database
     */
    public static Optional<ItemScope> of(PolicyItem item, ReleaseDetails release, boolean databaseChanges) {
        String id = item.id();
        return switch (item.section()) {
            case "SCOPE" -> {
                String part = String.valueOf(item.word());
                yield told(release.contains().contains(part), By.PART, part);
            }
            case "TYPE" -> ofType(id.equals(release.type().item()), release);
            case "HOT" -> ofType(release.type() == ReleaseType.HOTFIX, release);
            case "SEC" -> ofType(release.type() == ReleaseType.SECURITY, release);
            case "VER" ->
                CHANGES.contains(id)
                        ? told(
                                ChangeType.ofWord(release.changeType())
                                        .filter(change -> change.item().equals(id))
                                        .isPresent(),
                                By.CHANGE,
                                release.changeType())
                        : Optional.empty();
            case "MIG" -> told(databaseChanges, By.MIGRATIONS, "");
            default ->
                OF_MIGRATIONS.contains(id)
                        ? told(databaseChanges, By.MIGRATIONS, "")
                        : OF_MAINTENANCE.contains(id)
                                ? told(release.maintenanceMode(), By.MAINTENANCE, "")
                                : Optional.empty();
        };
    }

    private static Optional<ItemScope> ofType(boolean applies, ReleaseDetails release) {
        return told(applies, By.TYPE, release.type().word());
    }

    private static Optional<ItemScope> told(boolean applies, By by, String value) {
        return Optional.of(new ItemScope(applies, by, value));
    }
}
