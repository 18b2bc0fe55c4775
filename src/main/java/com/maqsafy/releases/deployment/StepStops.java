package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.StepStopRefusedException.Why;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a step that runs, because a person says so: the node that runs it obeys within a second or two, and then the step's
 * owner is asked as after a failure (promise 4).
 */
@Component
public class StepStops {

    /** Those who decide on failed steps. */
    static final Set<String> ROLES = Set.of(Roles.DEPLOYMENT_OWNER, Roles.ROLLBACK_OWNER);

    private static final int LONGEST_REASON = 2000;

    private final Releases releases;
    private final DeploymentPlans plans;
    private final JdbcStepJournal journal;
    private final StepProgressLog log;
    private final Ledger ledger;
    private final People people;
    private final TaskAudience audience;
    private final TextGuard guard;

    StepStops(
            Releases releases,
            DeploymentPlans plans,
            JdbcStepJournal journal,
            StepProgressLog log,
            Ledger ledger,
            People people,
            TaskAudience audience,
            TextGuard guard) {
        this.releases = releases;
        this.plans = plans;
        this.journal = journal;
        this.log = log;
        this.ledger = ledger;
        this.people = people;
        this.audience = audience;
        this.guard = guard;
    }

    /** Whether a person may stop steps of a release; those who stand in for a role because of a restriction may too. */
    public boolean mayStop(String release, String user) {
        return audience.of(release, ROLES).admits(user, people.roles(user));
    }

    /**
     * Asks for the running run of a step to be stopped, and attests that ({@link StepStopRequested}). Whether the person may
     * know of the release is the caller's business.
     *
     * @return the run that will be stopped
     * @throws StepStopRefusedException when the person may not, there is no such step, or it does not run
     * @throws SubmissionRefusedException when the reason is missing, too long or may not be kept
     */
    @Transactional
    public StepRun stop(String key, String step, String user, String reason) {
        ReleaseDetails release = releases.get(key);
        if (!mayStop(key, user)) {
            throw new StepStopRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-DEP-082 " + user + " may not stop steps of " + key
                            + ". Members of deployment-owner and rollback-owner may, who decide on failed steps.");
        }
        PlannedStep planned = Stream.concat(plans.deployment(release).stream(), plans.rollback(release).stream())
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow(() -> new StepStopRefusedException(
                        Why.UNKNOWN_STEP, "REL-DEP-083 Neither plan of " + key + " has a step '" + step + "'."));
        checkReason(reason);
        StepRun run = Stream.of(Plan.values())
                .map(plan -> journal.lockOpen(key, plan, step))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new StepStopRefusedException(
                        Why.NOT_RUNNING,
                        "REL-DEP-084 Step '" + step + "' of " + key + " does not run, so there is nothing to stop."));
        if (!log.askToStop(run, user, reason.strip())) {
            throw new StepStopRefusedException(
                    Why.NOT_RUNNING,
                    "REL-DEP-085 Step '" + step + "' of " + key
                            + " is being stopped already. Its owner is asked as soon"
                            + " as its processes have ended.");
        }
        StepStopRequested event = new StepStopRequested(
                run.plan(), run.attempt(), run.step(), run.index(), planned.title(), run.run(), reason.strip());
        ledger.append(Attestation.of(key, user, event).serving(List.of(planned.item())));
        return run;
    }

    private void checkReason(String reason) {
        if (SaidText.isEmpty(reason)) {
            throw new SubmissionRefusedException(new Violation(
                    "DEP-01", "reason", "Give a reason: the step's owner has to know why it was stopped."));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new SubmissionRefusedException(
                    new Violation("DEP-01", "reason", "A reason has at most " + LONGEST_REASON + " characters."));
        }
        guard.objection("reason", reason).ifPresent(violation -> {
            throw new SubmissionRefusedException(violation);
        });
    }
}
