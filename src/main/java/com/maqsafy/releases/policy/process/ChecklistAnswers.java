package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.process.FormValues;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads checklist rows from a form: the field {@code PR_06} answers the item PR-06, {@code PR_06_reason} says why. */
final class ChecklistAnswers {

    private static final Set<String> ANSWERS = Set.of("yes", "no", "not-applicable");
    private static final String REASON = "_reason";

    private ChecklistAnswers() {}

    /** Item → {answer, reason}; fields that hold no answer are not rows. */
    static Map<String, Map<String, String>> of(FormValues values) {
        Map<String, Map<String, String>> answers = new TreeMap<>();
        values.values().keySet().forEach(key -> {
            String answer = values.text(key);
            if (!key.endsWith(REASON) && ANSWERS.contains(answer)) {
                String reason = values.text(key + REASON);
                answers.put(
                        key.replace('_', '-'),
                        reason.isEmpty() ? Map.of("answer", answer) : Map.of("answer", answer, "reason", reason));
            }
        });
        return answers;
    }
}
