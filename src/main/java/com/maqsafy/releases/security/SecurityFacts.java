package com.maqsafy.releases.security;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseFacts;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every form of a security release shows of its vulnerability: which, how bad, and until when it must be closed. */
@Component
class SecurityFacts implements ReleaseFacts {

    private final ServiceTimes times;

    SecurityFacts(ServiceTimes times) {
        this.times = times;
    }

    @Override
    public Map<String, String> of(Dossier dossier) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (dossier.release().type() != ReleaseType.SECURITY) {
            return facts;
        }
        dossier.last(VulnerabilityDocumented.class).map(Recorded::event).ifPresent(v -> {
            facts.put("Vulnerability", v.identifier());
            facts.put("Severity", "%s (%s, CVSS %s)".formatted(v.severity(), v.scoreText(), v.cvssVersion()));
        });
        dossier.last(RemediationDeadlineSet.class).map(Recorded::event).ifPresent(d -> {
            facts.put("Risk of exploitation", d.risk());
            facts.put("Close before", times.minute(dossier.release().service(), Instant.parse(d.remediateBy())));
        });
        return facts;
    }
}
