package com.maqsafy.releases.source;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0 (VER-01), ordered by its precedence rules (item 11). Numbers have no limit of
 * their own, the text as a whole has {@value #LONGEST} characters at most.
 *
 * <p>Two versions that differ only in build metadata compare as equal and are still not {@code equals}.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {

    /** Characters of the longest version that is taken; the tables keep no longer one. */
    static final int LONGEST = 64;

    /** The grammar of the specification; each repetition is possessive, so that no text makes it try again. */
    private static final Pattern GRAMMAR = Pattern.compile("(0|[1-9][0-9]*+)\\.(0|[1-9][0-9]*+)\\.(0|[1-9][0-9]*+)"
            + "(?:-([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?+(?:\\+([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]++");

    private final String text;
    private final BigInteger major;
    private final BigInteger minor;
    private final BigInteger patch;
    private final List<String> preRelease;

    private SemanticVersion(
            String text, BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease) {
        this.text = text;
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.preRelease = preRelease;
    }

    /** The version that a text names, or empty when it is not one ({@code v1.0.0}, {@code 1.0}, {@code 01.0.0}). */
    public static Optional<SemanticVersion> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher found = GRAMMAR.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        List<String> preRelease = found.group(4) == null
                ? List.of()
                : Arrays.stream(found.group(4).split("\\.")).toList();
        if (preRelease.stream().anyMatch(SemanticVersion::hasLeadingZero)) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                text,
                new BigInteger(found.group(1)),
                new BigInteger(found.group(2)),
                new BigInteger(found.group(3)),
                preRelease));
    }

    /** Whether a text is a version but for its length, so that people can be told what is wrong with it. */
    static boolean tooLong(String text) {
        return text.length() > LONGEST && GRAMMAR.matcher(text).matches();
    }

    public BigInteger major() {
        return major;
    }

    public BigInteger minor() {
        return minor;
    }

    public BigInteger patch() {
        return patch;
    }

    /** Whether it is MAJOR.MINOR.PATCH and nothing else: no pre-release, no build metadata. */
    public boolean isPlain() {
        return !isPreRelease() && text.indexOf('+') < 0;
    }

    /** Whether it comes before a version, like {@code 1.5.0-rc.1}. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** The version that follows when MAJOR rises (VER-02). */
    public SemanticVersion nextMajor() {
        return plain(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
    }

    /** The version that follows when MINOR rises (VER-03). */
    public SemanticVersion nextMinor() {
        return plain(major, minor.add(BigInteger.ONE), BigInteger.ZERO);
    }

    /** The version that follows when PATCH rises (VER-04). */
    public SemanticVersion nextPatch() {
        return plain(major, minor, patch.add(BigInteger.ONE));
    }

    private static SemanticVersion plain(BigInteger major, BigInteger minor, BigInteger patch) {
        return new SemanticVersion(major + "." + minor + "." + patch, major, minor, patch, List.of());
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        order = order != 0 ? order : patch.compareTo(other.patch);
        return order != 0 ? order : comparePreRelease(other);
    }

    /** Items 11.3 and 11.4: a pre-release is below its version; else identifier by identifier, then by their count. */
    private int comparePreRelease(SemanticVersion other) {
        if (isPreRelease() != other.isPreRelease()) {
            return isPreRelease() ? -1 : 1;
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Items 11.4.1 to 11.4.3: numbers by value, words by ASCII, numbers below words. */
    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return NUMBER.matcher(identifier).matches();
    }

    private static boolean hasLeadingZero(String identifier) {
        return identifier.length() > 1 && identifier.charAt(0) == '0' && isNumber(identifier);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticVersion that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
