package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** SEC-02: it is known which systems and which versions are vulnerable. */
@Component
class AffectedSystemsRule extends OneTypeRule {

    AffectedSystemsRule() {
        super(ReleaseType.SECURITY, PreparationPart.SECURITY_ASSESSMENT, "SEC-02");
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<VulnerabilityDocumented> vulnerability =
                AssessmentRecords.last(dossier, VulnerabilityDocumented.class).map(Recorded::event);
        List<Finding> findings = new ArrayList<>();
        if (none(vulnerability.map(VulnerabilityDocumented::affectedSystems))) {
            findings.add(Finding.of("SEC-02", Sentence.of("finding.no-affected-system")));
        }
        if (none(vulnerability.map(VulnerabilityDocumented::affectedVersions))) {
            findings.add(Finding.of("SEC-02", Sentence.of("finding.no-affected-version")));
        }
        return findings;
    }

    private static boolean none(Optional<List<String>> named) {
        return named.orElse(List.of()).stream().allMatch(String::isBlank);
    }
}
