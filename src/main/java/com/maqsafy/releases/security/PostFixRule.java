package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
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
            return finding("Nobody has verified after this deployment that the hole is closed. Verify the fix.");
        }
        if (!verified.get().decision().equals("closed")) {
            return finding("The hole was not found closed. Verify the fix again, or roll back.");
        }
        if (verified.get().statement().isBlank()) {
            return finding("That the hole is closed is said without a word about how it shows. Verify the fix again.");
        }
        if (!FixChecks.last(dossier).isEmpty() && !FixChecks.passed(dossier)) {
            return finding("A check of the hole did not pass when it last ran. Check again, or roll back.");
        }
        return FixChecks.passed(dossier) || !Members.text(verified.get().link()).isBlank()
                ? List.of()
                : finding("No check shows that the hole is closed, and no evidence is linked. Verify the fix again.");
    }

    private static List<Finding> finding(String message) {
        return List.of(new Finding("SEC-08", message));
    }
}
