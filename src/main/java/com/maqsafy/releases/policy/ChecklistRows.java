package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the answers of a checklist are judged: every row has one, "no" is a finding, "not applicable" needs a right. */
record ChecklistRows(PolicyCatalogue catalogue) {

    private static final Answer NONE = Answer.of("", "");

    /**
     * What stands against a checklist. Rows that a process owner added are judged like the policy's own.
     *
     * @param rows the policy's rows that have to be answered
     */
    List<Finding> findings(Map<String, Answer> answers, Collection<String> rows) {
        List<Finding> findings = new ArrayList<>();
        rows.forEach(row -> judge(row, answers.getOrDefault(row, NONE)).ifPresent(findings::add));
        answers.forEach((row, answer) -> {
            if (catalogue.find(row).isEmpty()) {
                judge(row, answer).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private Optional<Finding> judge(String row, Answer answer) {
        String reason = Members.text(answer.reason()).strip();
        String text = catalogue.text(row);
        return switch (answer.answer()) {
            case "yes" -> Optional.empty();
            case "no" ->
                Optional.of(Finding.of(
                        row,
                        reason.isEmpty()
                                ? Sentence.of("finding.row-no", text)
                                : Sentence.of("finding.row-no-because", text, reason)));
            case "not-applicable" -> {
                if (!catalogue.mayBeNotApplicable(row)) {
                    yield Optional.of(Finding.of(row, Sentence.of("finding.row-applies", text)));
                }
                yield reason.isEmpty()
                        ? Optional.of(Finding.of(row, Sentence.of("finding.row-no-reason", text)))
                        : Optional.empty();
            }
            default -> Optional.of(Finding.of(row, Sentence.of("finding.row-no-answer", text)));
        };
    }
}
