package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.GateAnswer.Wait;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers "may it be deployed?" for this moment and for a purpose. The deployment gate decides what {@code now} is; the
 * release's status decides whether it can still come.
 */
@Component
public class GateAnswers {

    /** Why it is asked. */
    public enum Purpose {
        /** To begin a deployment. */
        DEPLOY,
        /** To go on with the deployment that runs; asked by its own steps. */
        CONTINUE
    }

    private final Releases releases;
    private final Dossiers dossiers;
    private final ReleaseGate gate;
    private final OpenParts openParts;
    private final Approvals approvals;
    private final BackupRule backup;
    private final PeakRule peak;
    private final PeakApproval peakApproval;
    private final People people;
    private final SafeMode safeMode;

    GateAnswers(
            Releases releases,
            Dossiers dossiers,
            ReleaseGate gate,
            OpenParts openParts,
            Approvals approvals,
            BackupRule backup,
            PeakRule peak,
            PeakApproval peakApproval,
            People people,
            SafeMode safeMode) {
        this.releases = releases;
        this.dossiers = dossiers;
        this.gate = gate;
        this.openParts = openParts;
        this.approvals = approvals;
        this.backup = backup;
        this.peak = peak;
        this.peakApproval = peakApproval;
        this.people = people;
        this.safeMode = safeMode;
    }

    /**
     * The answer for a release, as things stand now.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    public GateAnswer of(String key, Purpose purpose) {
        ReleaseDetails release = releases.get(key);
        ReleaseStatus status = release.status();
        if (status.isFinal()) {
            return never(Sentence.of("gate.final", key, status.word()));
        }
        if (status == ReleaseStatus.ROLLING_BACK) {
            return never(Sentence.of("gate.rolling-back", key));
        }
        if (status.phase() == ReleaseStatus.Phase.IN_PRODUCTION && purpose == Purpose.DEPLOY) {
            return never(Sentence.of(status == ReleaseStatus.DEPLOYING ? "gate.deploying" : "gate.verifying", key));
        }
        if (purpose == Purpose.CONTINUE && status != ReleaseStatus.DEPLOYING) {
            return status == ReleaseStatus.VERIFYING
                    ? never(Sentence.of("gate.nothing-to-go-on", key))
                    : GateAnswer.later(
                            List.of(new Wait("start", Roles.DEPLOYMENT_OWNER, null)),
                            List.of(Finding.of("DEP-01", Sentence.of("gate.not-deploying", key))));
        }
        if (safeMode.on()) {
            // Whoever asks may deploy by the answer, and this may be a copy of production.
            return GateAnswer.later(
                    List.of(new Wait("instance", said("wait.instance"), null)),
                    List.of(Finding.of("DEP-01", Sentence.of("gate.safe-mode"))));
        }
        try {
            Dossier dossier = dossiers.of(key);
            return judged(dossier, purpose).informing(information(dossier));
        } catch (SourceException e) {
            return GateAnswer.later(
                    List.of(new Wait("repository", release.service(), null)),
                    List.of(new Finding("OPEN-01", String.valueOf(e.getMessage()))));
        }
    }

    private List<Finding> information(Dossier dossier) {
        return BreakGlass.open(dossier.records(), dossier.now(), people).stream()
                .map(b -> new Finding("PRIN-01", b.sentence(dossier.now())))
                .toList();
    }

    private GateAnswer judged(Dossier dossier, Purpose purpose) {
        GateResult result = gate.evaluate(dossier, GateStage.DEPLOYMENT);
        if (result.deployable()) {
            return GateAnswer.now();
        }
        return purpose == Purpose.CONTINUE
                ? GateAnswer.never(result.findings())
                : GateAnswer.later(waits(dossier), result.findings(), gate.unexpected(dossier));
    }

    private List<Wait> waits(Dossier dossier) {
        List<Wait> waits = new ArrayList<>();
        openParts.of(dossier).forEach(part -> waits.add(new Wait("part", part, null)));
        ApprovalState state =
                approvals.of(dossier.release(), dossier.contentDigest(), dossier.records(), dossier.now());
        state.missing().forEach(role -> waits.add(new Wait("approval", role, null)));
        Instant planned = dossier.release().plannedAt();
        if (planned != null && planned.isAfter(dossier.now())) {
            waits.add(new Wait("planned-time", said("wait.planned"), planned));
        }
        calendar(dossier, waits);
        if (!ReleaseGate.findings(backup, dossier).isEmpty()) {
            if (dossier.deploymentStarted().isEmpty()) {
                waits.add(new Wait("start", Roles.DEPLOYMENT_OWNER, null));
            }
            waits.add(new Wait("backup", said("wait.backup"), null));
        }
        dossier.live()
                .otherReleaseInProduction()
                .ifPresent(key -> waits.add(new Wait("release", key.isEmpty() ? said("wait.release") : key, null)));
        if (waits.isEmpty()) {
            waits.add(
                    new Wait("findings", said("wait.findings", dossier.release().owner()), null));
        }
        return waits;
    }

    private void calendar(Dossier dossier, List<Wait> waits) {
        CalendarAnswer calendar = dossier.live().calendar();
        boolean approved = peakApproval.given(dossier);
        Set<DeploymentTimes.Closed> closed = DeploymentTimes.closed(
                dossier.release().type(), calendar.freeze().isPresent(), calendar.inWindow(), approved);
        if (closed.contains(DeploymentTimes.Closed.FROZEN_UNLESS_APPROVED)) {
            waits.add(new Wait("peak-approval", Roles.MANAGEMENT, calendar.nextOpening()));
        } else if (!closed.isEmpty()) {
            waits.add(new Wait(
                    "window",
                    calendar.freeze().map(reason -> said("wait.frozen", reason)).orElse(said("wait.window")),
                    calendar.nextOpening()));
        } else if (!ReleaseGate.findings(peak, dossier).isEmpty()) {
            waits.add(new Wait("peak-approval", Roles.MANAGEMENT, null));
        }
    }

    private static String said(String key, Object... arguments) {
        return Sentence.of(key, arguments).english();
    }

    private static GateAnswer never(Sentence message) {
        return GateAnswer.never(List.of(Finding.of("LOG-05", message)));
    }
}
