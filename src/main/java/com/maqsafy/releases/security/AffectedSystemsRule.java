package com.maqsafy.releases.security;

import static com.maqsafy.releases.policy.Dossier.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SEC-02: it is known which systems and which versions are vulnerable. */
@Component
class AffectedSystemsRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("SEC-02");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.SECURITY_ASSESSMENT);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.release().type() != ReleaseType.SECURITY) {
            return List.of();
        }
        Optional<JsonNode> vulnerability =
                AssessmentRecords.last(dossier, "vulnerabilityDocumented").map(LedgerRecord::payload);
        List<Finding> findings = new ArrayList<>();
        if (none(vulnerability, "affectedSystems")) {
            findings.add(new Finding("SEC-02", "No affected system is named. Name at least one, one a line."));
        }
        if (none(vulnerability, "affectedVersions")) {
            findings.add(new Finding("SEC-02", "No affected version is named. Name at least one, one a line."));
        }
        return findings;
    }

    private static boolean none(Optional<JsonNode> vulnerability, String member) {
        return vulnerability
                .map(v -> texts(v.path(member)).stream().allMatch(String::isBlank))
                .orElse(true);
    }
}
