package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys that were revoked, and from when on. A file of public keys says it in lines of text beside its blocks (RFC 7468 allows
 * any): {@code Revoked: <id of the key> <time>}.
 *
 * <p>What such a key signed later does not hold. What it signed before holds when something outside shows that it was there
 * before: whoever has the key can put any time into a seal.
 *
 * @param from the times by the ids of the keys
 */
record RevokedKeys(Map<String, Instant> from) {

    static final RevokedKeys NONE = new RevokedKeys(Map.of());

    private static final String WORD = "Revoked:";

    /** Whoever writes it otherwise means it too: a revocation is never passed over. */
    private static final Pattern MEANT = Pattern.compile("[^\\p{L}]*revoked\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE = Pattern.compile("Revoked: ([0-9a-f]{64}) (\\S+)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    RevokedKeys {
        from = Map.copyOf(from);
    }

    /** Whether a text is the id of a key: a SHA-256. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Those that a file of public keys names.
     *
     * @throws IllegalArgumentException {@code REL-EVI-252} when a line that begins so does not name a key and a time
     */
    static RevokedKeys in(String publicKeysPem) {
        Map<String, Instant> from = new TreeMap<>();
        publicKeysPem
                .lines()
                .map(String::strip)
                .filter(line -> MEANT.matcher(line).matches())
                .forEach(line -> {
                    Matcher parts = LINE.matcher(line);
                    @Nullable Instant time = parts.matches() ? time(parts.group(2)) : null;
                    if (time == null) {
                        throw new IllegalArgumentException(
                                "REL-EVI-252 '" + line
                                        + "' is no revocation. It is 'Revoked:', the id of the key and a time such as 2026-11-01T00:00:00Z.");
                    }
                    // The earlier one, so that no second line takes anything back.
                    from.merge(parts.group(1), time, (one, other) -> one.isBefore(other) ? one : other);
                });
        return new RevokedKeys(from);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The lines of a file that say it. */
    String text() {
        return new TreeMap<>(from)
                .entrySet().stream()
                        .map(key -> WORD + " " + key.getKey() + " " + key.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** From when on a key is revoked; null when it is not. */
    @Nullable
    Instant of(String keyId) {
        return from.get(keyId);
    }

    /** What is wrong with something that says it was signed then; empty when nothing is. */
    @Nullable
    String finding(String what, String keyId, Instant signedAt) {
        Instant revoked = of(keyId);
        return revoked == null || signedAt.isBefore(revoked)
                ? null
                : "%s was signed at %s with the key %s, which is revoked from %s on."
                        .formatted(what, signedAt, keyId, revoked);
    }

    /** That something which says it was signed before then must have been seen before then. */
    static String doubt(String what, String keyId, Instant revoked) {
        return ("REL-EVI-254 %s says that it was signed before %s, from when on its key %s is revoked: whoever has the key can say so."
                        + " Compare with what was kept before then, a checkpoint or an export: --against.")
                .formatted(what, revoked, keyId);
    }
}
