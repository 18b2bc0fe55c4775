package com.maqsafy.releases.security;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.LedgerRecord;
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
        dossier.last("vulnerabilityDocumented").map(LedgerRecord::payload).ifPresent(p -> {
            facts.put("Vulnerability", text(p, "identifier"));
            facts.put(
                    "Severity",
                    "%s (%s, CVSS %s)".formatted(text(p, "severity"), text(p, "score"), text(p, "cvssVersion")));
        });
        dossier.last("remediationDeadlineSet").map(LedgerRecord::payload).ifPresent(p -> {
            facts.put("Risk of exploitation", text(p, "risk"));
            facts.put("Close before", times.minute(dossier.release().service(), Instant.parse(text(p, "remediateBy"))));
        });
        return facts;
    }
}
