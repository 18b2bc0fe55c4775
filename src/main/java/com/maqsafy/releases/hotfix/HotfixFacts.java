package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Recorded;
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
        dossier.last(IncidentReported.class).map(Recorded::event).ifPresent(i -> {
            facts.put("Incident", i.incident());
            facts.put("What broke", i.whatBroke());
            facts.put("Broken since", times.minute(dossier.release().service(), Instant.parse(i.brokenSince())));
        });
        HotfixScope.of(dossier).ifPresent(scope -> facts.put("Size", scope.words()));
        dossier.lastForCommit(HotfixScopeDecided.class)
                .ifPresent(r -> facts.put(
                        "Size decided",
                        r.event().decision() + " by " + r.actor() + ": "
                                + r.event().reason()));
        dossier.lastForCommit(RootCauseDocumented.class)
                .ifPresent(r -> facts.put(
                        "Root cause",
                        r.event().rootCause() + " (" + r.event().finding() + " finding by " + r.actor() + ")"));
        dossier.lastForCommit(RiskReviewed.class)
                .ifPresent(r -> facts.put(
                        "Risk review",
                        r.event().decision() + " by " + r.actor() + ": "
                                + r.event().risk() + "; " + r.event().reason()));
        return facts;
    }
}
