package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which version follows which, for which change (VER-01 to VER-04, TYPE-01 to TYPE-06). */
public final class VersionSuccession {

    /** Where a release below what production runs belongs, for people who are refused one. */
    public static final String OLDER_LINE =
            "An older line that is still maintained runs somewhere of its own: configure it as a service of its own (source.line).";

    private VersionSuccession() {}

    /**
     * What is wrong with this version for this change; empty when it is the legal successor.
     *
     * <p>A number is used once (VER-05): the successor is the next one that no release and no tag has, so a version that
     * was withdrawn or failed never blocks those after it.
     *
     * @param used versions of the service that are used for good; whether {@code version} is among them does not matter
     */
    public static List<Violation> violations(
            String previous, String version, ReleaseType type, String changeType, Set<String> used) {
        Optional<SemanticVersion> wanted = plain(version);
        if (wanted.isEmpty()) {
            return malformed(version).stream().toList();
        }
        Optional<ChangeType> change = ChangeType.ofWord(changeType);
        if (change.isEmpty()) {
            return List.of();
        }
        if (!type.changes().contains(change.get())) {
            return List.of(new Violation(
                    type.item(),
                    "changeType",
                    "A %s release does not bring a %s change. Choose the type that fits the change."
                            .formatted(type.word(), changeType)));
        }
        return SemanticVersion.parse(previous)
                .map(before -> unused(change.get().successor(before), wanted.get(), change.get(), used))
                .filter(expected -> !expected.equals(wanted.get()))
                .map(expected -> List.of(new Violation(
                        change.get().item(),
                        "version",
                        "After %s a %s change is version %s, not %s."
                                .formatted(previous, changeType, expected, version))))
                .orElse(List.of());
    }

    /** What is wrong with the form of a version, whatever it is for (VER-01). */
    static Optional<Violation> malformed(String version) {
        return plain(version).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "VER-01",
                        "version",
                        "'%s' is not MAJOR.MINOR.PATCH. Write three numbers without leading zeros, e.g. 1.5.0."
                                .formatted(version)));
    }

    private static Optional<SemanticVersion> plain(String version) {
        return SemanticVersion.parse(version).filter(SemanticVersion::isPlain);
    }

    /** The version that follows for this change: the next number that is not used (VER-02 to VER-05); empty after no version. */
    public static Optional<String> next(String previous, String changeType, Set<String> used) {
        return ChangeType.ofWord(changeType)
                .flatMap(change -> SemanticVersion.parse(previous).map(before -> next(before, change, used)));
    }

    private static String next(SemanticVersion before, ChangeType change, Set<String> used) {
        SemanticVersion next = change.successor(before);
        while (used.contains(next.toString())) {
            next = change.successor(next);
        }
        return next.toString();
    }

    /** The first number from {@code next} on that is the wanted one or not used. */
    private static SemanticVersion unused(
            SemanticVersion next, SemanticVersion wanted, ChangeType change, Set<String> used) {
        SemanticVersion expected = next;
        while (!expected.equals(wanted) && used.contains(expected.toString())) {
            expected = change.successor(expected);
        }
        return expected;
    }
}
