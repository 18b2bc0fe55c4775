package com.maqsafy.releases.source;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * A version by Semantic Versioning 2.0.0 (VER-01), ordered by its precedence rules.
 *
 * <p>Two versions that differ only in build metadata compare as equal and are still not {@code equals}.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {

    private final Semver version;

    private SemanticVersion(Semver version) {
        this.version = version;
    }

    /** The version that a text names, or empty when it is not one ({@code v1.0.0}, {@code 1.0}, {@code 01.0.0}). */
    public static Optional<SemanticVersion> parse(String text) {
        return Optional.ofNullable(Semver.parse(text))
                .filter(v -> v.getVersion().equals(text))
                .map(SemanticVersion::new);
    }

    public int major() {
        return version.getMajor();
    }

    public int minor() {
        return version.getMinor();
    }

    public int patch() {
        return version.getPatch();
    }

    /** Whether it is MAJOR.MINOR.PATCH and nothing else: no pre-release, no build metadata. */
    public boolean isPlain() {
        return version.getPreRelease().isEmpty() && version.getBuild().isEmpty();
    }

    /** Whether it comes before a version, like {@code 1.5.0-rc.1}. */
    public boolean isPreRelease() {
        return !version.getPreRelease().isEmpty();
    }

    /** The version that follows when MAJOR rises (VER-02). */
    public SemanticVersion nextMajor() {
        return new SemanticVersion(Semver.of(major() + 1, 0, 0));
    }

    /** The version that follows when MINOR rises (VER-03). */
    public SemanticVersion nextMinor() {
        return new SemanticVersion(Semver.of(major(), minor() + 1, 0));
    }

    /** The version that follows when PATCH rises (VER-04). */
    public SemanticVersion nextPatch() {
        return new SemanticVersion(Semver.of(major(), minor(), patch() + 1));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return version.compareTo(other.version);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticVersion that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return version.getVersion();
    }
}
