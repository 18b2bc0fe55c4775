package com.maqsafy.releases.policy;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.deployment.DeploymentTimes.Closed;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * OPEN-08: production is changed in its maintenance window and outside freezes. Hotfix and security releases need not
 * wait for a window; a freeze they pass only with the approval that RULE-07 asks for at peak time.
 */
@Component
class WindowRule implements GateRule {

    private final PeakApproval approval;
    private final ServiceTimes times;

    WindowRule(PeakApproval approval, ServiceTimes times) {
        this.approval = approval;
        this.times = times;
    }

    @Override
    public Set<String> items() {
        return Set.of("OPEN-08");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (dossier.productionTouchedAt().isPresent()) {
            return List.of();
        }
        CalendarAnswer calendar = dossier.live().calendar();
        Set<Closed> closed = DeploymentTimes.closed(
                dossier.release().type(), calendar.freeze().isPresent(), calendar.inWindow(), approval.given(dossier));
        List<Finding> findings = new ArrayList<>();
        if (closed.contains(Closed.FROZEN) || closed.contains(Closed.FROZEN_UNLESS_APPROVED)) {
            findings.add(Finding.of(
                    "OPEN-08",
                    Sentence.of(
                            closed.contains(Closed.FROZEN) ? "finding.frozen" : "finding.frozen-unless-approved",
                            calendar.freeze().orElse(""))));
        }
        if (closed.contains(Closed.OUTSIDE_WINDOW)) {
            findings.add(Finding.of(
                    "OPEN-08",
                    calendar.nextOpening() == null
                            ? Sentence.of("finding.no-window")
                            : Sentence.of(
                                    "finding.outside-window",
                                    times.minute(dossier.release().service(), calendar.nextOpening()))));
        }
        return findings;
    }
}
