package com.maqsafy.releases.process;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A form as the server sees it: what may be submitted through it.
 *
 * <p>Camunda validates nothing on the server. This holds a submission against the same schema that the browser showed,
 * at least as strictly as the browser does. Pure: knows neither the engine nor releases.
 */
public final class FormSchema {

    /** Item of a violation of a field that names no policy item. */
    public static final String NO_ITEM = "FORM";

    /** Member of the dossier that names by key, as true, the questions that the system answers. */
    public static final String ANSWERED = "answered";

    private static final String REASON = "_reason";
    private static final int UNKNOWN_KEYS_NAMED = 20;
    private static final Pattern SHOWABLE_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final String id;
    private final List<FormField> fields;

    FormSchema(String id, List<FormField> fields) {
        this.id = id;
        this.fields = List.copyOf(fields);
    }

    /**
     * Reads a form.
     *
     * @param json content of a {@code .form} file
     * @throws InvalidFormException when Tasklist could not show it or the server could not judge it, with every problem
     */
    public static FormSchema parse(String json) {
        return new FormReader(json).read();
    }

    /** Id of the form. */
    public String id() {
        return id;
    }

    /** Its inputs in the order of the form. */
    public List<Input> inputs() {
        return fields.stream()
                .map(f -> new Input(f.key(), f.label(), f.item(), f.rules().required()))
                .toList();
    }

    /**
     * Judges a submission; never throws because of what was submitted.
     *
     * @param submitted values by key as they came in; lists may be JSON arrays in a text
     * @param context what the form was shown with: {@code dossier} and variables, seen by conditions and choices
     */
    public Judgement judge(Map<String, ?> submitted, Map<String, ?> context) {
        List<Violation> violations = new ArrayList<>(unknownKeys(submitted.keySet()));
        Map<String, FormField.Reading> readings = new LinkedHashMap<>();
        Map<String, Object> seen = new HashMap<>(context);
        for (FormField field : fields) {
            FormField.Reading reading = field.read(submitted.get(field.key()));
            readings.put(field.key(), reading);
            seen.put(field.key(), reading.value() == null ? field.emptyValue() : reading.value());
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (FormField field : fields) {
            FormField.Reading reading = requireNonNull(readings.get(field.key()));
            List<Violation> found = judge(field, reading, seen);
            violations.addAll(found);
            if (found.isEmpty() && reading.value() != null) {
                accepted.put(field.key(), reading.value());
            }
        }
        return new Judgement(violations, new FormValues(accepted));
    }

    private static List<Violation> judge(FormField field, FormField.Reading reading, Map<String, Object> seen) {
        if (reading.violation().isPresent()) {
            return List.of(reading.violation().get());
        }
        if (field.isHidden(seen)) {
            if (reading.value() == null) {
                return List.of();
            }
            if (!isAnswered(field.key(), seen)) {
                return List.of(field.violation("is not asked with the other answers given. Leave it empty."));
            }
        }
        return field.judge(reading.value(), seen);
    }

    /** Whether the system answers a question, which is why it is not asked; who answers it nevertheless is heard. */
    private static boolean isAnswered(String key, Map<String, Object> seen) {
        String question = key.endsWith(REASON) ? key.substring(0, key.length() - REASON.length()) : key;
        return seen.get(ReleaseVariables.DOSSIER) instanceof Map<?, ?> dossier
                && dossier.get(ANSWERED) instanceof Map<?, ?> answered
                && Boolean.TRUE.equals(answered.get(question));
    }

    private List<Violation> unknownKeys(Set<String> submitted) {
        Set<String> unknown = new TreeSet<>(submitted);
        fields.forEach(field -> unknown.remove(field.key()));
        List<Violation> violations = new ArrayList<>();
        for (String key : unknown) {
            if (violations.size() == UNKNOWN_KEYS_NAMED) {
                violations.add(unknownKey("and " + (unknown.size() - UNKNOWN_KEYS_NAMED) + " more"));
                break;
            }
            violations.add(unknownKey(SHOWABLE_KEY.matcher(key).matches() ? key : "(unreadable)"));
        }
        return violations;
    }

    private static Violation unknownKey(String name) {
        return new Violation(NO_ITEM, name, "The form has no such field. Leave it out.");
    }

    /**
     * An input of a form.
     *
     * @param item the policy item that it serves, {@link #NO_ITEM} when it names none
     */
    public record Input(String key, String label, String item, boolean required) {}

    /**
     * What a submission comes to.
     *
     * @param violations every reason to refuse it; empty = accepted
     * @param values what could be accepted: complete only when there is no violation
     */
    public record Judgement(List<Violation> violations, FormValues values) {

        public Judgement {
            violations = List.copyOf(violations);
        }

        /** The values; refused when there is any violation. */
        public FormValues accepted() {
            if (!violations.isEmpty()) {
                throw new SubmissionRefusedException(violations);
            }
            return values;
        }
    }
}
