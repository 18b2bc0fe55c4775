package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.GateRule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The assessment of a hotfix: what is still to be asked about a commit, until when, and what the answers come to. What
 * the release gate would find is asked, nothing else, so no question is asked twice and none is forgotten.
 */
@Component
public class HotfixAssessment {

    private final Dossiers dossiers;
    private final Ledger ledger;
    private final HotfixSettings settings;
    private final Clock clock;
    private final Map<String, GateRule> questions;

    HotfixAssessment(
            Dossiers dossiers,
            Ledger ledger,
            HotfixSettings settings,
            Clock clock,
            HotfixScopeRule scope,
            RootCauseRule rootCause,
            RiskReviewRule riskReview) {
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        Map<String, GateRule> rules = new LinkedHashMap<>();
        rules.put("scope", scope);
        rules.put("root-cause", rootCause);
        rules.put("risk-review", riskReview);
        this.questions = rules;
    }

    /**
     * What is asked, and when the risk review is due, its reviewers are reminded, management is asked too.
     *
     * @param questions of {@code scope}, {@code root-cause}, {@code risk-review}
     */
    public record Opened(List<String> questions, Instant dueAt, Instant reminderAt, Instant escalationAt) {}

    /**
     * Attests the size of the commit against the limits ({@link HotfixScopeMeasured}) and tells what is open.
     *
     * @param element id of the model element that measures
     * @throws IllegalStateException {@code REL-HOT-002} when the commit has not been inspected
     */
    public Opened open(String release, String element) {
        Dossier dossier = dossiers.of(release);
        Hotfix limits = settings.of(dossier.release().service());
        HotfixScope scope = HotfixScope.of(dossier)
                .orElseThrow(() -> new IllegalStateException("REL-HOT-002 The commit of " + release
                        + " has not been inspected. Let the source be inspected."));
        ledger.append(Attestation.of(
                        release, "system:source", measured(dossier.release().commit(), scope, limits))
                .at(element, null));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Opened(
                openQuestions(dossier),
                now.plus(limits.riskReviewDue()),
                now.plus(limits.riskReviewReminder()),
                now.plus(limits.riskReviewEscalation()));
    }

    /** {@code assessed} when the ledger answers every question well, else {@code refused}. */
    public String outcome(String release) {
        return openQuestions(dossiers.of(release)).isEmpty() ? "assessed" : "refused";
    }

    private List<String> openQuestions(Dossier dossier) {
        return questions.entrySet().stream()
                .filter(q -> !q.getValue().evaluate(dossier).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static HotfixScopeMeasured measured(String commit, HotfixScope scope, Hotfix limits) {
        return new HotfixScopeMeasured(
                commit,
                scope.files(),
                scope.lines(),
                scope.areas(),
                limits.maxFiles(),
                limits.maxLines(),
                limits.maxAreas(),
                scope.within(limits));
    }
}
