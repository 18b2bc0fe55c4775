package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WrittenTime;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.StartRule;
import com.maqsafy.releases.source.SourceException;
import java.time.Clock;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HOT-02, RB-01: a hotfix says which incident it answers to and mends what production runs; a release of another type
 * answers to no incident.
 */
@Component
class HotfixStartRule implements StartRule {

    private static final String ITEM = "HOT-02";

    private final Releases releases;
    private final Clock clock;

    HotfixStartRule(Releases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    public List<Violation> check(ReleaseRequest request) {
        return request.type().equals(ReleaseType.HOTFIX.word()) ? ofHotfix(request) : ofOther(request);
    }

    private List<Violation> ofHotfix(ReleaseRequest request) {
        List<Violation> violations = new ArrayList<>();
        ReleaseRequest.Incident incident = request.incident();
        if (incident.whatBroke().isEmpty()) {
            violations.add(new Violation(ITEM, "whatBroke", "Say what does not work in production, and for whom."));
        }
        if (incident.incident().isEmpty()) {
            violations.add(new Violation(ITEM, "incident", "Name the incident by its id or link."));
        }
        brokenSince(incident.brokenSince(), violations);
        previousVersion(request, violations);
        return violations;
    }

    private void brokenSince(String brokenSince, List<Violation> violations) {
        if (brokenSince.isEmpty()) {
            violations.add(
                    new Violation(ITEM, "brokenSince", "Say since when it is broken, like 2026-12-24T22:30:00+03:00."));
            return;
        }
        try {
            if (WrittenTime.read(brokenSince).isAfter(clock.instant())) {
                violations.add(new Violation(
                        ITEM,
                        "brokenSince",
                        brokenSince + " is in the future. Say since when it is broken, or start an ordinary release."));
            }
        } catch (DateTimeParseException e) {
            violations.add(new Violation(
                    ITEM,
                    "brokenSince",
                    "'" + brokenSince + "' is no time by RFC 3339. Write it like 2026-12-24T22:30:00+03:00."));
        }
    }

    private void previousVersion(ReleaseRequest request, List<Violation> violations) {
        if (request.previousVersion().isEmpty()) {
            return;
        }
        try {
            String production = releases.productionVersion(request.service()).orElse("");
            if (!production.isEmpty() && !production.equals(request.previousVersion())) {
                violations.add(new Violation(
                        "RB-01",
                        "previousVersion",
                        "Production runs %s, and a hotfix mends what production runs. Leave the field empty."
                                .formatted(production)));
            }
        } catch (SourceException e) {
            // A repository that cannot be read is said by those who ask for more of it.
        }
    }

    private static List<Violation> ofOther(ReleaseRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("whatBroke", request.incident().whatBroke());
        fields.put("brokenSince", request.incident().brokenSince());
        fields.put("incident", request.incident().incident());
        return fields.entrySet().stream()
                .filter(f -> !f.getValue().isEmpty())
                .map(f -> new Violation(
                        ITEM,
                        f.getKey(),
                        "Only a hotfix answers to an incident. Leave the field out, or start a hotfix."))
                .toList();
    }
}
