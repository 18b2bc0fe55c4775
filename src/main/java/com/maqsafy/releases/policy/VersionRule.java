package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * VER-01 to VER-04: the version is plain Semantic Versioning and the legal successor of the previous version for the
 * declared change, recomputed from what is recorded. Major, minor, patch and hotfix releases have one kind of change
 * each; security and infrastructure releases may have any.
 */
@Component
class VersionRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("VER-01", "VER-02", "VER-03", "VER-04");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        Optional<SemanticVersion> version = plain(dossier.release().version(), "version", findings);
        Optional<SemanticVersion> previous = plain(dossier.release().previousVersion(), "previous version", findings);
        String changeType = dossier.release().changeType();
        Optional<Change> change = Change.ofWord(changeType);
        if (change.isEmpty()) {
            findings.add(new Finding(
                    "VER-01", "'" + changeType + "' is no kind of change. It is one of breaking, feature and fix."));
            return findings;
        }
        if (!change.get().types.contains(dossier.release().type())) {
            findings.add(new Finding(
                    change.get().item,
                    "A " + dossier.release().type().word() + " release does not bring a " + changeType
                            + " change. Start a release of the right type."));
        }
        if (version.isPresent() && previous.isPresent()) {
            SemanticVersion expected = change.get().successor(previous.get());
            if (!version.get().equals(expected)) {
                findings.add(new Finding(
                        change.get().item,
                        "A %s change after %s is version %s, not %s. Start the release with that version."
                                .formatted(changeType, previous.get(), expected, version.get())));
            }
        }
        return findings;
    }

    private static Optional<SemanticVersion> plain(String text, String what, List<Finding> findings) {
        Optional<SemanticVersion> version = SemanticVersion.parse(text).filter(SemanticVersion::isPlain);
        if (version.isEmpty()) {
            findings.add(new Finding(
                    "VER-01", "The " + what + " '" + text + "' is not MAJOR.MINOR.PATCH. Use a version like 1.5.0."));
        }
        return version;
    }

    private enum Change {
        BREAKING("VER-02", EnumSet.of(ReleaseType.MAJOR, ReleaseType.SECURITY, ReleaseType.INFRASTRUCTURE)),
        FEATURE("VER-03", EnumSet.of(ReleaseType.MINOR, ReleaseType.SECURITY, ReleaseType.INFRASTRUCTURE)),
        FIX(
                "VER-04",
                EnumSet.of(ReleaseType.PATCH, ReleaseType.HOTFIX, ReleaseType.SECURITY, ReleaseType.INFRASTRUCTURE));

        private final String item;
        private final Set<ReleaseType> types;

        Change(String item, Set<ReleaseType> types) {
            this.item = item;
            this.types = types;
        }

        static Optional<Change> ofWord(String word) {
            return switch (word) {
                case "breaking" -> Optional.of(BREAKING);
                case "feature" -> Optional.of(FEATURE);
                case "fix" -> Optional.of(FIX);
                default -> Optional.empty();
            };
        }

        SemanticVersion successor(SemanticVersion version) {
            return switch (this) {
                case BREAKING -> version.nextMajor();
                case FEATURE -> version.nextMinor();
                case FIX -> version.nextPatch();
            };
        }
    }
}
