package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;

/**
 * Submitted values that passed the form's schema: only keys of the form, of the right type. Fields that are hidden or
 * left empty are absent.
 */
public record FormValues(Map<String, Object> values) {

    public FormValues {
        values = Map.copyOf(values);
    }

    /** Text of a field without surrounding blanks, empty when absent. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString().strip();
    }

    /** Lines of a text area without blanks and empty lines. */
    public List<String> lines(String key) {
        return text(key).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** Values of a check list or tag list, empty when absent. */
    public List<String> choices(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
