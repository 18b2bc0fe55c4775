package com.maqsafy.releases.process;

import java.util.Map;

/**
 * A declared process variable. What is not declared in {@link ReleaseVariables} cannot be written.
 *
 * @param name its name in the models
 * @param type its Java type
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** The value among the given facts; fails with the variable's name when it is missing or of another type. */
    public T get(Map<String, Object> facts) {
        Object value = facts.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("REL-PRC-011 Process variable '" + name + "' is "
                    + (value == null ? "not set" : "not a " + type.getSimpleName()) + ".");
        }
        return type.cast(value);
    }

    /** A fact that sets it. */
    public Map.Entry<String, Object> to(T value) {
        return Map.entry(name, value);
    }
}
