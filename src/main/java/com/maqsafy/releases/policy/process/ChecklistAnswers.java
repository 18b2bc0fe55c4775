package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.release.Answer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads checklist rows from a form: the field {@code PR_06} answers the item PR-06, {@code PR_06_reason} says why. */
final class ChecklistAnswers {

    private static final Set<String> ANSWERS = Set.of("yes", "no", "not-applicable");
    private static final String REASON = "_reason";

    private ChecklistAnswers() {}

    /** Item → answer; fields that hold no answer are not rows. */
    static Map<String, Answer> of(FormValues values) {
        Map<String, Answer> answers = new TreeMap<>();
        values.values().keySet().forEach(key -> {
            String answer = values.text(key);
            if (!key.endsWith(REASON) && ANSWERS.contains(answer)) {
                answers.put(key.replace('_', '-'), Answer.of(answer, values.text(key + REASON)));
            }
        });
        return answers;
    }
}
