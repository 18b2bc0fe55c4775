package com.maqsafy.releases.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** What may be written for a value of a type. A message shows a value only where the type allows no secret. */
final class ValueRule {

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d+");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    /** A variable as shells write it, or the double braces of a template: the whole value, and nothing beside it. */
    private static final Pattern UNFILLED = Pattern.compile("\\$([A-Z][A-Z0-9_]+)|\\{\\{.*}}");

    /** The same within an address, in which neither means anything. */
    private static final Pattern UNFILLED_WITHIN =
            Pattern.compile("[a-z][a-z0-9+.:-]*://.*?(?:(?<!\\\\)\\$([A-Z][A-Z0-9_]+)|\\{\\{.*}}).*");

    private static final Pattern SIZE = Pattern.compile("\\d+(B|KB|MB|GB|TB)");
    private static final List<String> YES_OR_NO = List.of("true", "false", "on", "off", "yes", "no", "1", "0");

    private ValueRule() {}

    /**
     * What is wrong with a text and how to mend it, to stand behind the property's name.
     *
     * @param written not blank
     */
    static Optional<String> objection(SettingsTree.Value value, String written) {
        Class<?> type = value.type();
        String text = written.strip();
        if (type == Duration.class) {
            return duration(value.components(), text);
        }
        if (type == DataSize.class) {
            if (text.matches("0+[A-Z]+")) {
                return Optional.of("must be more than nothing, and is " + text + ": write e.g. 500KB or 10MB");
            }
            return SIZE.matcher(text).matches()
                    ? Optional.empty()
                    : wrong(text, "a size with its unit", "500KB or 10MB");
        }
        if (type == boolean.class || type == Boolean.class) {
            return YES_OR_NO.contains(text.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of("is '" + shortened(text) + "': write true or false");
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return number(value.components(), type, text);
        }
        if (type == double.class || type == Double.class) {
            return attempt(() -> Double.parseDouble(text)) ? Optional.empty() : wrong(text, "a number", "0.5");
        }
        if (type == ZoneId.class) {
            return attempt(() -> ZoneId.of(text)) ? Optional.empty() : wrong(text, "a time zone", "Asia/Riyadh");
        }
        if (type == Instant.class) {
            return attempt(() -> Instant.parse(text))
                    ? Optional.empty()
                    : wrong(text, "a time", "2026-11-01T00:00:00Z");
        }
        if (type == Path.class) {
            return attempt(() -> Path.of(text)) ? Optional.empty() : Optional.of("is not a path of this system");
        }
        return Optional.empty();
    }

    /**
     * What YAML, or nobody, makes of a text other than what was written, and how to mend it.
     *
     * @param entry as it was written
     */
    static Optional<String> misread(SettingsTree.Value value, WrittenSettings.Entry entry) {
        if (value.type() != String.class) {
            return Optional.empty();
        }
        if (entry.value() instanceof Double || entry.value() instanceof Float) {
            return Optional.of("is the number " + entry.value()
                    + " for YAML, and may have been written otherwise: write it in quotes");
        }
        String text = String.valueOf(entry.value()).strip();
        Matcher unfilled = UNFILLED.matcher(text);
        Matcher within = UNFILLED_WITHIN.matcher(text);
        boolean alone = unfilled.matches();
        if ((!alone && !within.matches())
                || entry.name().isLastElementIndexed()
                || entry.shown().startsWith("RELEASES_")) {
            return Optional.empty();
        }
        String name = alone ? unfilled.group(1) : within.group(1);
        return Optional.of((alone ? "is " : "has ")
                + (name == null
                        ? "a template that nobody has filled in: write the value, or ${NAME} for a variable"
                        : "$" + name + ", which nobody fills in: write ${" + name + "}"));
    }

    /** What YAML reads as another number or as true or false where a text is wanted; neither is shown, it may be a password. */
    static Optional<String> readOtherwise(SettingsTree.Value value, WrittenSettings.Entry entry) {
        boolean number = entry.value() instanceof Number;
        if (value.type() != String.class
                || !(number || entry.value() instanceof Boolean)
                || YamlText.isAsRead(entry.value(), entry.origin())) {
            return Optional.empty();
        }
        return Optional.of(
                number
                        ? "is read by YAML as another number than is written, as 0755 is read as 493: write it in quotes"
                        : "is read by YAML as true or false, and is written otherwise: write it in quotes");
    }

    /** More than nothing, unless its {@link DurationMin} allows that; no longer than people and clocks can count. */
    private static Optional<String> duration(List<RecordComponent> components, String text) {
        if (DIGITS.matcher(text).matches()) {
            String minutes = Optional.of(text)
                    .filter(t -> t.matches("\\d{2,9}") && Long.parseLong(t) % 60 == 0)
                    .map(t -> " or " + Long.parseLong(t) / 60 + "m")
                    .orElse("");
            return Optional.of("is " + shortened(text) + " without a unit: write " + shortened(text) + "s" + minutes);
        }
        if (!attempt(() -> DurationStyle.detectAndParse(text))) {
            return wrong(text, "a duration", "30s, 10m, 2h, 1d or PT15M");
        }
        Duration duration = DurationStyle.detectAndParse(text);
        boolean mayBeNothing =
                components.stream().anyMatch(c -> c.getAccessor().isAnnotationPresent(DurationMin.class));
        if (duration.isNegative() || (duration.isZero() && !mayBeNothing)) {
            return Optional.of((mayBeNothing ? "must not be less than nothing" : "must be longer than nothing")
                    + ", and is " + shortened(text) + ": write e.g. 30s, 10m, 2h or 1d");
        }
        return duration.compareTo(LONGEST) > 0
                ? Optional.of("is " + shortened(text) + ", which is longer than a hundred years: write e.g. 30d")
                : Optional.empty();
    }

    private static Optional<String> constant(Class<?> type, String text) {
        String uniform = SettingsTree.uniform(text);
        List<String> words = words(type);
        if (words.stream().anyMatch(word -> SettingsTree.uniform(word).equals(uniform))) {
            return Optional.empty();
        }
        String meant = NearestWord.to(text, words)
                .map(near -> "write " + near + ", or another of ")
                .orElse("write one of ");
        return Optional.of("is '" + shortened(text) + "': " + meant + String.join(", ", words));
    }

    private static Optional<String> number(List<RecordComponent> components, Class<?> type, String text) {
        boolean small = type == int.class || type == Integer.class;
        if (!attempt(() -> small ? Integer.parseInt(text) : Long.parseLong(text))) {
            return wrong(text, "a whole number", "10");
        }
        long number = Long.parseLong(text);
        Min least = components.stream()
                .map(c -> c.getAccessor().getAnnotation(Min.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Max most = components.stream()
                .map(c -> c.getAccessor().getAnnotation(Max.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (least != null && number < least.value()) {
            return Optional.of("is " + text + ": write at least " + least.value());
        }
        return most != null && number > most.value()
                ? Optional.of("is " + text + ": write at most " + most.value())
                : Optional.empty();
    }

    /** The constants that settings may name. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> !(constant instanceof SettingsKind kind)
                        || kind.settings().isPresent())
                .map(constant -> SettingsTree.word(((Enum<?>) constant).name()))
                .toList();
    }

    /** What types allow, for people. */
    static String described(Class<?> type) {
        if (type.isEnum()) {
            return words(type).stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "duration";
            case "DataSize" -> "size";
            case "boolean", "Boolean" -> "`true`, `false`";
            case "int", "Integer", "long", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "ZoneId" -> "time zone";
            case "Path" -> "path";
            default -> "text";
        };
    }

    private static Optional<String> wrong(String text, String what, String example) {
        return Optional.of("is '" + shortened(text) + "', which is not " + what + ": write e.g. " + example);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }

    private static boolean attempt(Supplier<?> reading) {
        try {
            Object unused = reading.get();
            return true;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // InvalidPathException and NumberFormatException are illegal arguments too.
            return false;
        }
    }
}
