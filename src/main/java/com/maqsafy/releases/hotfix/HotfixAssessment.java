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
     * Attests the size of the commit against the limits ({@code hotfixScopeMeasured}) and tells what is open.
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
        ledger.append(new Attestation(
                release,
                "system:source",
                "hotfixScopeMeasured",
                List.of("HOT-01"),
                element,
                null,
                measured(dossier.release().commit(), scope, limits)));
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

    private static Map<String, Object> measured(String commit, HotfixScope scope, Hotfix limits) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("commit", commit);
        payload.put("files", scope.files());
        payload.put("lines", scope.lines());
        payload.put("areas", scope.areas());
        payload.put("maxFiles", limits.maxFiles());
        payload.put("maxLines", limits.maxLines());
        payload.put("maxAreas", limits.maxAreas());
        payload.put("within", scope.within(limits));
        return payload;
    }
}
