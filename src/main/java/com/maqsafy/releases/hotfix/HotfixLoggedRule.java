package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.StatusChanged;
import com.maqsafy.releases.release.StepEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * HOT-05: the deployment is in the ledger: which person started it, how every planned step ended, and that the release
 * was being deployed and then verified.
 */
@Component
class HotfixLoggedRule extends OneTypeRule {

    private static final String ITEM = "HOT-05";

    HotfixLoggedRule() {
        super(ReleaseType.HOTFIX, GateStage.RELEASE, List.of(ITEM));
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<Recorded<DeploymentStarted>> started = dossier.deploymentStarted();
        if (started.isEmpty() || started.get().actor().startsWith("system:")) {
            return Hotfixes.finding(ITEM, "finding.hotfix-starter");
        }
        List<Finding> findings = new ArrayList<>();
        Set<String> ended = dossier.ofAttempt(StepEnded.class)
                .filter(r -> r.event().plan().equals("deployment"))
                .map(r -> r.event().step())
                .collect(Collectors.toSet());
        List<String> steps = dossier.deploymentSteps();
        if (steps.isEmpty()) {
            findings.add(Finding.of(ITEM, Sentence.of("finding.hotfix-no-steps")));
        }
        steps.stream()
                .filter(step -> !ended.contains(step))
                .forEach(step -> findings.add(Finding.of(ITEM, Sentence.of("finding.hotfix-step", step))));
        for (String status : List.of("deploying", "verifying")) {
            if (dossier.last(StatusChanged.class, s -> s.to().equals(status)).isEmpty()) {
                findings.add(Finding.of(ITEM, Sentence.of("finding.hotfix-status", status)));
            }
        }
        return findings;
    }
}
