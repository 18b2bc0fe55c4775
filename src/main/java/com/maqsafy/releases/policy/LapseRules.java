package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The rules that time and other people can break while a release waits: who could approve it, its planned time, the
 * approved commands. They read neither repository nor calendar, so they can be asked often.
 */
@Component
public class LapseRules {

    private final ApproversRule approvers;
    private final PlannedTimePassedRule plannedTime;
    private final ApprovedPlanRule plan;

    LapseRules(ApproversRule approvers, PlannedTimePassedRule plannedTime, ApprovedPlanRule plan) {
        this.approvers = approvers;
        this.plannedTime = plannedTime;
        this.plan = plan;
    }

    /** What they find; the commands are looked at once approvers have been shown them. */
    public List<Finding> of(Dossier dossier) {
        List<Finding> findings = new ArrayList<>(ReleaseGate.findings(approvers, dossier));
        findings.addAll(ReleaseGate.findings(plannedTime, dossier));
        if (dossier.release().status() != ReleaseStatus.PREPARING) {
            findings.addAll(ReleaseGate.findings(plan, dossier));
        }
        return findings;
    }
}
