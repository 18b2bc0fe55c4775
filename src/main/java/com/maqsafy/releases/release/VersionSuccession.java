package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which version follows which, for which change (VER-01 to VER-04, TYPE-01 to TYPE-06). */
public final class VersionSuccession {

    private static final Map<ReleaseType, Set<String>> CHANGES = Map.of(
            ReleaseType.MAJOR, Set.of("breaking"),
            ReleaseType.MINOR, Set.of("feature"),
            ReleaseType.PATCH, Set.of("fix"),
            ReleaseType.HOTFIX, Set.of("fix"),
            ReleaseType.SECURITY, Set.of("fix"),
            ReleaseType.INFRASTRUCTURE, Set.of("breaking", "feature", "fix"));

    private static final Map<String, String> ITEMS = Map.of("breaking", "VER-02", "feature", "VER-03", "fix", "VER-04");

    private VersionSuccession() {}

    /** What is wrong with this version for this change; empty when it is the legal successor. */
    public static List<Violation> violations(String previous, String version, ReleaseType type, String changeType) {
        Optional<SemanticVersion> wanted = SemanticVersion.parse(version).filter(SemanticVersion::isPlain);
        if (wanted.isEmpty()) {
            return List.of(new Violation(
                    "VER-01",
                    "version",
                    "'%s' is not MAJOR.MINOR.PATCH. Write three numbers without leading zeros, e.g. 1.5.0."
                            .formatted(version)));
        }
        if (!ITEMS.containsKey(changeType)) {
            return List.of();
        }
        if (!CHANGES.get(type).contains(changeType)) {
            return List.of(new Violation(
                    type.item(),
                    "changeType",
                    "A %s release does not bring a %s change. Choose the type that fits the change."
                            .formatted(type.word(), changeType)));
        }
        return SemanticVersion.parse(previous)
                .map(before -> successor(before, changeType))
                .filter(expected -> !expected.equals(wanted.get()))
                .map(expected -> List.of(new Violation(
                        ITEMS.get(changeType),
                        "version",
                        "After %s a %s change is version %s, not %s."
                                .formatted(previous, changeType, expected, version))))
                .orElse(List.of());
    }

    private static SemanticVersion successor(SemanticVersion before, String changeType) {
        return switch (changeType) {
            case "breaking" -> before.nextMajor();
            case "feature" -> before.nextMinor();
            default -> before.nextPatch();
        };
    }
}
