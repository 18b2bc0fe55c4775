package com.maqsafy.releases.notes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The notes of one release, everything that NOTE-01 to NOTE-09 ask for.
 *
 * <p>Every text is made one line: line breaks and runs of white space become one space, the items of a list written in
 * one field are separated by semicolons, control characters go. Refused, with {@code REL-NOT-001} in the message of the
 * {@link IllegalArgumentException}: a version that is not MAJOR.MINOR.PATCH, a year before 1 or after 9999, a text with
 * nothing to read in it.
 *
 * @param version MAJOR.MINOR.PATCH (VER-01)
 * @param date the date in the heading
 * @param changes one text a change; may be empty
 * @param areas impacted areas; may be empty
 * @param databaseChanges in execution order; may be empty
 * @param deploymentTime when it is or was deployed, as text, with its time zone
 * @param knownIssues one text an issue; may be empty
 */
public record ReleaseNotes(
        String version,
        LocalDate date,
        String summary,
        List<String> changes,
        Set<ImpactedArea> areas,
        List<DatabaseChange> databaseChanges,
        SecurityImpact securityImpact,
        TestingCompleted testing,
        String deploymentOwner,
        String deploymentTime,
        String rollbackOwner,
        List<String> knownIssues) {

    private static final Pattern VERSION =
            Pattern.compile("(?:0|[1-9][0-9]{0,8})\\.(?:0|[1-9][0-9]{0,8})\\.(?:0|[1-9][0-9]{0,8})");

    public ReleaseNotes {
        if (!isVersion(version)) {
            throw new IllegalArgumentException(
                    "REL-NOT-001 The version of release notes is MAJOR.MINOR.PATCH, e.g. 1.5.0 (VER-01).");
        }
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException("REL-NOT-001 The date of release notes has a year from 0001 to 9999.");
        }
        summary = line("summary", summary);
        changes = changes.stream().map(c -> line("changes", c)).toList();
        areas = areas.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(areas));
        databaseChanges = List.copyOf(databaseChanges);
        deploymentOwner = line("deploymentOwner", deploymentOwner);
        deploymentTime = line("deploymentTime", deploymentTime);
        rollbackOwner = line("rollbackOwner", rollbackOwner);
        knownIssues = knownIssues.stream().map(i -> line("knownIssues", i)).toList();
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    private static String line(String field, String text) {
        String line = NotesText.flatten(text);
        if (line.isEmpty()) {
            throw new IllegalArgumentException(
                    "REL-NOT-001 Release notes have an empty text in " + field + "; fill it in or leave it out.");
        }
        return line;
    }

    /** One migration and whether rolling it back is safe (NOTE-05). */
    public record DatabaseChange(String migration, RollbackSafe rollbackSafe) {

        public DatabaseChange {
            migration = line("databaseChanges", migration);
        }
    }

    /** Whether rolling a migration back is safe (NOTE-05, RB-03). */
    public enum RollbackSafe {
        YES("Yes"),
        NO("No"),
        NEEDS_CONFIRMATION("Needs confirmation");

        private final String label;

        RollbackSafe(String label) {
            this.label = label;
        }

        /** The word in forms and records, e.g. {@code needs-confirmation}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The word in the notes, which is the policy's, e.g. {@code Needs confirmation}. */
        public String label() {
            return label;
        }

        /** What a line of the notes says. */
        public static Optional<RollbackSafe> ofLabel(String label) {
            return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
        }

        /** What a form or a record says; older ones have the label in place of the word. */
        public static Optional<RollbackSafe> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(r -> r.word().equals(word))
                    .findFirst()
                    .or(() -> ofLabel(word));
        }
    }

    /** What the release touches of permissions, the separation of tenants and sensitive data (NOTE-06). */
    public record SecurityImpact(boolean rbac, boolean tenantIsolation, boolean sensitiveData) {}

    /** Which tests were completed (NOTE-07). */
    public record TestingCompleted(boolean unit, boolean api, boolean rbac, boolean regression) {}
}
