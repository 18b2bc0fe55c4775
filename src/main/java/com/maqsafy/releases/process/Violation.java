package com.maqsafy.releases.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One reason for which a request or a submission is refused.
 *
 * @param item the policy item that is violated, e.g. {@code VER-03}; the code of the refusal where the policy says nothing
 * @param field the field at fault, by its name in the request
 * @param message what is wrong and how to mend it, one line
 */
public record Violation(String item, String field, String message) {

    /** All of the first, and of the second what is about other fields: one mistake is told once. */
    public static List<Violation> andOfOtherFields(List<Violation> first, List<Violation> second) {
        Set<String> named = first.stream().map(Violation::field).collect(Collectors.toSet());
        List<Violation> all = new ArrayList<>(first);
        second.stream().filter(v -> !named.contains(v.field())).forEach(all::add);
        return all;
    }

    /** All of them in one line, each as item, field and message; for those whose item is a code. */
    public static String told(List<Violation> violations) {
        return violations.stream()
                .map(v -> v.item() + ' ' + v.field() + ": " + v.message())
                .collect(Collectors.joining(" · "));
    }
}
