package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * SEC-08: after the last deployment a person found the vulnerability closed, by a check that passed or by evidence of
 * their own. No word of a person outweighs a check that did not pass.
 */
@Component
class PostFixRule extends OneTypeRule {

    PostFixRule() {
        super(ReleaseType.SECURITY, GateStage.RELEASE, List.of("SEC-08"));
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<FixVerified> verified = dossier.lastOfAttempt(FixVerified.class)
                .filter(r -> !r.actor().startsWith("system:"))
                .map(Recorded::event)
                .filter(v -> v.commit().equals(dossier.release().commit()));
        if (verified.isEmpty()) {
            return finding("finding.fix-unverified");
        }
        if (!verified.get().decision().equals("closed")) {
            return finding("finding.fix-open");
        }
        if (verified.get().statement().isBlank()) {
            return finding("finding.fix-unsaid");
        }
        if (!FixChecks.last(dossier).isEmpty() && !FixChecks.passed(dossier)) {
            return finding("finding.fix-check");
        }
        return FixChecks.passed(dossier) || !Members.text(verified.get().link()).isBlank()
                ? List.of()
                : finding("finding.fix-no-evidence");
    }

    private static List<Finding> finding(String key) {
        return List.of(Finding.of("SEC-08", Sentence.of(key)));
    }
}
