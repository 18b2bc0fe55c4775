package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event in words for people: a sentence without its subject, which is the actor. It tells what the event says and no
 * more; what is not there is left out.
 *
 * @param text one line; the whole is in the payload
 * @param tone how it speaks for the release
 */
public record Words(String text, Tone tone) {

    private static final int LONGEST = 280;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> GOOD_WORDS =
            Set.of("passed", "succeeded", "approve", "approved", "reviewed", "confirm", "done", "agree", "acceptable");
    private static final Set<String> BAD_WORDS = Set.of(
            "failed",
            "errored",
            "timed-out",
            "stopped",
            "interrupted",
            "not-started",
            "reject",
            "rejected",
            "rework",
            "refuse",
            "not-acceptable",
            "roll-back");

    /** How an event speaks for the release. */
    public enum Tone {
        GOOD,
        BAD,
        PLAIN
    }

    public Words {
        String line = text.replaceAll("\\s+", " ").strip();
        text = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    /** It speaks for the release. */
    public static Words good(@Nullable Object... parts) {
        return new Words(joined(parts), Tone.GOOD);
    }

    /** It speaks against the release. */
    public static Words bad(@Nullable Object... parts) {
        return new Words(joined(parts), Tone.BAD);
    }

    /** It speaks neither for nor against it. */
    public static Words plain(@Nullable Object... parts) {
        return new Words(joined(parts), Tone.PLAIN);
    }

    /**
     * What was done and how it came out; the outcome makes the tone.
     *
     * @param outcome one word, e.g. {@code passed}
     * @param reason why, blank = not said
     */
    public static Words toned(String outcome, @Nullable String reason, @Nullable Object... what) {
        String text = joined(what) + (outcome.isBlank() ? "" : ": " + spaced(outcome.strip())) + because(reason);
        Tone tone = BAD_WORDS.contains(outcome.strip())
                ? Tone.BAD
                : GOOD_WORDS.contains(outcome.strip()) ? Tone.GOOD : Tone.PLAIN;
        return new Words(text, tone);
    }

    /** A reason as an addition; nothing where none is given. */
    public static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : " — " + reason.strip();
    }

    /** Words with a comma between; {@code nothing} when there are none. */
    public static <T> String list(@Nullable Collection<T> all, Function<? super T, String> words) {
        return list(all, words, "nothing");
    }

    /** Words with a comma between. */
    public static <T> String list(@Nullable Collection<T> all, Function<? super T, String> words, String none) {
        return all == null || all.isEmpty() ? none : all.stream().map(words).collect(Collectors.joining(", "));
    }

    /** A number with its noun. */
    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The beginning of a digest or commit. */
    public static String brief(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }

    /** A word of the product as people write it; policy items keep their form. */
    public static String spaced(String word) {
        return word.replaceAll("(?<![A-Z])-", " ").replace(':', ' ');
    }

    /** A role; one that members of either of two groups may fill names both. */
    public static String role(String groups) {
        return spaced(groups.replace(",", " or "));
    }

    /** The name of a member or a kind as words. */
    public static String name(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** A time as people read it, to the minute; what is no time stays as it is. */
    public static String minute(@Nullable String time) {
        try {
            return time == null ? "" : MINUTE.format(Instant.parse(time.strip()));
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    private static String joined(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Object part : parts) {
            text.append(part == null ? "" : part);
        }
        return text.toString();
    }
}
