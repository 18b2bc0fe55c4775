package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every form of a hotfix shows: what broke, why, and what was said of its size and risk (HOT-01 to HOT-03). */
@Component
class HotfixFacts implements ReleaseFacts {

    private final ServiceTimes times;

    HotfixFacts(ServiceTimes times) {
        this.times = times;
    }

    @Override
    public Map<String, String> of(Dossier dossier) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!Hotfixes.concerns(dossier)) {
            return facts;
        }
        dossier.last("incidentReported").ifPresent(r -> {
            facts.put("Incident", text(r.payload(), "incident"));
            facts.put("What broke", text(r.payload(), "whatBroke"));
            facts.put(
                    "Broken since",
                    times.minute(dossier.release().service(), Instant.parse(text(r.payload(), "brokenSince"))));
        });
        HotfixScope.of(dossier).ifPresent(scope -> facts.put("Size", scope.words()));
        dossier.lastForCommit("hotfixScopeDecided")
                .ifPresent(r -> facts.put(
                        "Size decided",
                        text(r.payload(), "decision") + " by " + r.actor() + ": " + text(r.payload(), "reason")));
        dossier.lastForCommit("rootCauseDocumented")
                .ifPresent(r -> facts.put(
                        "Root cause",
                        text(r.payload(), "rootCause") + " (" + text(r.payload(), "finding") + " finding by "
                                + r.actor() + ")"));
        dossier.lastForCommit("riskReviewed")
                .ifPresent(r -> facts.put(
                        "Risk review",
                        text(r.payload(), "decision") + " by " + r.actor() + ": " + text(r.payload(), "risk") + "; "
                                + text(r.payload(), "reason")));
        return facts;
    }
}
