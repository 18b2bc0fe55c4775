package com.maqsafy.releases.policy;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.deployment.DeploymentTimes.Closed;
import com.maqsafy.releases.person.Persons;
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

    private final Persons persons;
    private final ServiceTimes times;

    WindowRule(Persons persons, ServiceTimes times) {
        this.persons = persons;
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
                dossier.release().type(),
                calendar.freeze().isPresent(),
                calendar.inWindow(),
                PeakApproval.given(dossier, persons));
        List<Finding> findings = new ArrayList<>();
        if (closed.contains(Closed.FROZEN) || closed.contains(Closed.FROZEN_UNLESS_APPROVED)) {
            findings.add(new Finding(
                    "OPEN-08",
                    "Production is frozen: " + calendar.freeze().orElse("") + ". Wait for its end"
                            + (closed.contains(Closed.FROZEN) ? "." : ", or have the deployment approved.")));
        }
        if (closed.contains(Closed.OUTSIDE_WINDOW)) {
            findings.add(new Finding(
                    "OPEN-08",
                    calendar.nextOpening() == null
                            ? "It is no maintenance window, and none is planned. Add one to the calendar."
                            : "It is no maintenance window. Wait until "
                                    + times.minute(dossier.release().service(), calendar.nextOpening()) + "."));
        }
        return findings;
    }
}
