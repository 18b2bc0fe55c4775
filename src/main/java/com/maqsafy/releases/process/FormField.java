package com.maqsafy.releases.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.maqsafy.releases.person.SaidText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.jspecify.annotations.Nullable;

/**
 * One input of a form: what it takes and what it refuses.
 *
 * @param key its key, an identifier
 * @param label its label as people see it
 * @param help its helper text, may be blank
 * @param item the policy item that it serves, {@code FORM} when it names none
 * @param hides its own hide condition and those of the groups around it
 */
record FormField(
        String key, String label, String help, String item, Type type, List<FormExpression> hides, Rules rules) {

    /** Characters that a text may have when its form says nothing. */
    static final int DEFAULT_MAX_LENGTH = 10_000;

    private static final int CHOICES_NAMED = 20;
    /** Keeps arithmetic on numbers sent as text cheap: no exponents. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,30}([.][0-9]{1,30})?");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};

    FormField {
        hides = List.copyOf(hides);
    }

    enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        DATETIME,
        CHECKBOX,
        CHECKLIST,
        RADIO,
        SELECT,
        TAGLIST;

        boolean isText() {
            return this == TEXTFIELD || this == TEXTAREA;
        }

        boolean isOneChoice() {
            return this == RADIO || this == SELECT;
        }

        boolean isManyChoices() {
            return this == CHECKLIST || this == TAGLIST;
        }
    }

    /** How a date field writes its value. */
    enum DateFormat {
        DATE {
            @Override
            void parse(String text) {
                LocalDate.parse(text);
            }
        },
        LOCAL_TIME {
            @Override
            void parse(String text) {
                LocalTime.parse(text);
            }
        },
        OFFSET_TIME {
            @Override
            void parse(String text) {
                OffsetTime.parse(text);
            }
        },
        LOCAL_DATETIME {
            @Override
            void parse(String text) {
                LocalDateTime.parse(text);
            }
        },
        OFFSET_DATETIME {
            @Override
            void parse(String text) {
                OffsetDateTime.parse(text);
            }
        };

        /** Throws {@link DateTimeException} when the text is not of this format. */
        abstract void parse(String text);

        String example() {
            return switch (this) {
                case DATE -> "2026-12-24";
                case LOCAL_TIME -> "14:30";
                case OFFSET_TIME -> "14:30+03:00";
                case LOCAL_DATETIME -> "2026-12-24T14:30";
                case OFFSET_DATETIME -> "2026-12-24T14:30+03:00";
            };
        }
    }

    /** A number that is written in the form or computed by an expression. */
    record Bound(@Nullable BigDecimal constant, @Nullable FormExpression expression) {

        @Nullable
        BigDecimal in(Map<String, Object> context) {
            return expression == null ? constant : expression.number(context);
        }
    }

    /** Where the choices of a field come from: written in the form, a variable, or an expression. */
    record Choices(
            List<String> values,
            @Nullable String variable,
            @Nullable FormExpression expression) {

        Choices {
            values = List.copyOf(values);
        }

        List<String> in(Map<String, Object> context) {
            Object source =
                    expression != null ? expression.value(context) : variable != null ? context.get(variable) : values;
            List<String> found = new ArrayList<>();
            if (source instanceof Iterable<?> entries) {
                for (Object entry : entries) {
                    Object value = entry instanceof Map<?, ?> option ? option.get("value") : entry;
                    if (value instanceof String text) {
                        found.add(text);
                    }
                }
            }
            return found;
        }
    }

    /**
     * The rules of a field; what does not apply to its type is null or empty.
     *
     * @param pattern the whole text must match
     * @param decimalDigits digits after the point that a number may have
     * @param numberAsText whether a number is submitted as text
     */
    record Rules(
            boolean required,
            @Nullable Bound minLength,
            @Nullable Bound maxLength,
            @Nullable Bound min,
            @Nullable Bound max,
            @Nullable Pattern pattern,
            @Nullable String validationType,
            Choices choices,
            @Nullable DateFormat dateFormat,
            @Nullable Integer decimalDigits,
            @Nullable BigDecimal increment,
            boolean numberAsText) {}

    /**
     * A submitted value after a look at its type and characters.
     *
     * @param value null = left empty
     * @param violation why it cannot be read
     */
    record Reading(@Nullable Object value, Optional<Violation> violation) {}

    boolean isHidden(Map<String, Object> context) {
        return hides.stream().anyMatch(hide -> hide.isTrue(context));
    }

    /** What form-js holds for the field while it is empty; hide conditions see it. */
    @Nullable
    Object emptyValue() {
        return switch (type) {
            case TEXTFIELD, TEXTAREA -> "";
            case CHECKBOX -> false;
            case CHECKLIST, TAGLIST -> List.of();
            case NUMBER, DATETIME, RADIO, SELECT -> null;
        };
    }

    /** Reads a submitted value: its type and its characters, nothing else. */
    Reading read(@Nullable Object raw) {
        if (raw == null
                || (raw instanceof String text
                        && SaidText.isEmpty(text)
                        && unreadable(text).isEmpty())) {
            return new Reading(null, Optional.empty());
        }
        return switch (type) {
            case TEXTFIELD, TEXTAREA, RADIO, SELECT, DATETIME -> readText(raw);
            case NUMBER -> readNumber(raw);
            case CHECKBOX ->
                raw instanceof Boolean ticked
                        ? new Reading(ticked ? true : null, Optional.empty())
                        : refused("must be true or false. Send it as a Boolean.");
            case CHECKLIST, TAGLIST -> readList(raw);
        };
    }

    private Reading readText(Object raw) {
        if (!(raw instanceof String text)) {
            return refused("must be a text. Send it as a String.");
        }
        return unreadable(text)
                .map(what -> refused("contains " + what + ". Remove it."))
                .orElseGet(() -> new Reading(text, Optional.empty()));
    }

    private Optional<String> unreadable(String text) {
        return ReadableText.objection(text, type == Type.TEXTAREA);
    }

    private Reading readNumber(Object raw) {
        if (rules.numberAsText()) {
            return raw instanceof String text
                            && PLAIN_NUMBER.matcher(text.strip()).matches()
                    ? new Reading(text.strip(), Optional.empty())
                    : refused("must be a number sent as text, e.g. \"12.5\".");
        }
        boolean number = raw instanceof Integer
                || raw instanceof Long
                || raw instanceof Short
                || (raw instanceof Float f && Float.isFinite(f))
                || (raw instanceof Double d && Double.isFinite(d));
        return number ? new Reading(raw, Optional.empty()) : refused("must be a number. Send it as Integer or Double.");
    }

    private Reading readList(Object raw) {
        Object list = raw;
        if (raw instanceof String text) {
            try {
                list = JSON.readValue(text, LIST);
            } catch (JsonProcessingException e) {
                list = text;
            }
        }
        if (!(list instanceof List<?> entries) || !entries.stream().allMatch(String.class::isInstance)) {
            return refused("must be a list of texts. Send it as a JSON array, e.g. [\"a\", \"b\"].");
        }
        if (new HashSet<>(entries).size() < entries.size()) {
            return refused("names a choice twice. Name each once.");
        }
        List<String> choices = entries.stream().map(String.class::cast).toList();
        return new Reading(choices.isEmpty() ? null : choices, Optional.empty());
    }

    private Reading refused(String message) {
        return new Reading(null, Optional.of(violation(message)));
    }

    /** Judges a value that could be read, in a form where the field is shown. */
    List<Violation> judge(@Nullable Object value, Map<String, Object> context) {
        List<String> messages = new ArrayList<>();
        if (value == null) {
            if (rules.required()) {
                messages.add(requiredMessage(context));
            }
        } else if (type.isText()) {
            judgeText((String) value, context, messages);
        } else if (type.isOneChoice()) {
            judgeChoices(List.of((String) value), context, messages);
        } else if (type.isManyChoices()) {
            judgeChoices(((List<?>) value).stream().map(String.class::cast).toList(), context, messages);
        } else if (type == Type.NUMBER) {
            judgeNumber(new BigDecimal(value.toString()), context, messages);
        } else if (type == Type.DATETIME) {
            judgeDate((String) value, messages);
        }
        return messages.stream().map(this::violation).toList();
    }

    Violation violation(String message) {
        return new Violation(item, key, "'" + label + "' " + message);
    }

    private String requiredMessage(Map<String, Object> context) {
        return switch (type) {
            case CHECKBOX -> "must be ticked. Tick it.";
            case RADIO, SELECT ->
                "is required. Choose one of: " + named(rules.choices().in(context)) + ".";
            case CHECKLIST, TAGLIST ->
                "is required. Choose at least one of: " + named(rules.choices().in(context)) + ".";
            default -> "is required. Fill it in" + (help.isBlank() ? "." : ": " + help);
        };
    }

    private void judgeText(String text, Map<String, Object> context, List<String> messages) {
        BigDecimal most = bound(rules.maxLength(), context);
        BigDecimal limit = most == null ? BigDecimal.valueOf(DEFAULT_MAX_LENGTH) : most;
        BigDecimal least = bound(rules.minLength(), context);
        // As form-js counts: without the blanks around it, in UTF-16 units.
        BigDecimal length = BigDecimal.valueOf(text.strip().length());
        if (length.compareTo(limit) > 0) {
            messages.add("is longer than " + limit.toPlainString() + " characters. Shorten it.");
            return; // patterns are not tried on texts of any length
        }
        if (least != null && length.compareTo(least) < 0) {
            messages.add("is shorter than " + least.toPlainString() + " characters. Write more.");
        }
        Pattern pattern = rules.pattern();
        if (pattern != null && !pattern.matcher(text).matches()) {
            messages.add("does not match " + pattern + ". Write it as asked"
                    + (help.isBlank() ? " by the pattern." : ": " + help));
        }
        if ("email".equals(rules.validationType())
                && !EmailValidator.getInstance(true).isValid(text.strip())) {
            messages.add("is not an e-mail address. Write it as name@company.com.");
        }
        if ("phone".equals(rules.validationType()) && !isPhoneNumber(text)) {
            messages.add("is not an international phone number. Write it with its country code, as +4930664040900.");
        }
    }

    private static boolean isPhoneNumber(String text) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return numbers.isPossibleNumber(numbers.parse(text, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private void judgeChoices(List<String> chosen, Map<String, Object> context, List<String> messages) {
        List<String> choices = rules.choices().in(context);
        if (!choices.containsAll(chosen)) {
            messages.add("has a value that is not offered. Choose "
                    + (type.isOneChoice() ? "one of: " : "some of: ")
                    + named(choices) + ".");
        }
    }

    private static String named(List<String> choices) {
        String names = String.join(", ", choices.stream().limit(CHOICES_NAMED).toList());
        return choices.size() > CHOICES_NAMED ? names + ", ..." : names;
    }

    private void judgeNumber(BigDecimal number, Map<String, Object> context, List<String> messages) {
        BigDecimal least = bound(rules.min(), context);
        BigDecimal most = bound(rules.max(), context);
        if (least != null && number.compareTo(least) < 0) {
            messages.add("is less than " + least.toPlainString() + ". Enter " + least.toPlainString() + " or more.");
        }
        if (most != null && number.compareTo(most) > 0) {
            messages.add("is more than " + most.toPlainString() + ". Enter " + most.toPlainString() + " or less.");
        }
        Integer digits = rules.decimalDigits();
        if (digits != null && number.stripTrailingZeros().scale() > digits) {
            messages.add("has more than " + digits + " digits after the point. Round it.");
        }
        BigDecimal increment = rules.increment();
        if (increment != null && number.remainder(increment).signum() != 0) {
            messages.add("is not a multiple of " + increment.toPlainString() + ". Enter a multiple.");
        }
    }

    private void judgeDate(String text, List<String> messages) {
        DateFormat format = rules.dateFormat() == null ? DateFormat.DATE : rules.dateFormat();
        try {
            format.parse(text);
        } catch (DateTimeException e) {
            messages.add("is not a date or time of the expected form. Write it as " + format.example() + ".");
        }
    }

    private static @Nullable BigDecimal bound(@Nullable Bound bound, Map<String, Object> context) {
        return bound == null ? null : bound.in(context);
    }
}
