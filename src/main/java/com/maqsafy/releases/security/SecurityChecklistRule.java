package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * SEC-05, SEC-06, SEC-07: secrets, logs and disclosure were seen to after the last deployment, or a person said with a reason
 * why that is not needed.
 */
@Component
class SecurityChecklistRule extends OneTypeRule {

    static final List<String> ROWS = List.of("SEC-05", "SEC-06", "SEC-07");

    private final PolicyCatalogue catalogue;

    SecurityChecklistRule(PolicyCatalogue catalogue) {
        super(ReleaseType.SECURITY, GateStage.RELEASE, ROWS);
        this.catalogue = catalogue;
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<Map<String, Answer>> answers = dossier.lastOfAttempt(SecurityChecklistAnswered.class)
                .filter(r -> !r.actor().startsWith("system:"))
                .map(r -> r.event().answers());
        return ROWS.stream()
                .flatMap(row ->
                        objection(answers, row)
                                .map(key -> Finding.of(row, Sentence.of(key, catalogue.text(row))))
                                .stream())
                .toList();
    }

    private static Optional<String> objection(Optional<Map<String, Answer>> answers, String row) {
        if (answers.isEmpty()) {
            return Optional.of("finding.security-unanswered");
        }
        Answer answer = answers.get().getOrDefault(row, Answer.of("", ""));
        return switch (answer.answer()) {
            case "done" -> Optional.empty();
            case "not-needed" ->
                Members.text(answer.reason()).isBlank() ? Optional.of("finding.security-no-reason") : Optional.empty();
            default -> Optional.of("finding.security-undone");
        };
    }
}
