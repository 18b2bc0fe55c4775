package com.maqsafy.releases.failure;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.failure.FoundFailure.Kind;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Failed;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseStatus.Phase;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.TouchesProduction;
import com.maqsafy.releases.release.Withdrawn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The person responsible decides what happens after a technical failure (promise 10). */
@Component
class TechnicalFailureForm implements TaskForm {

    private static final String ITEM = "LOG-05";

    private final FailuresAtHand atHand;
    private final TechnicalFailures failures;
    private final Releases releases;
    private final ReleaseCommands commands;
    private final ReleaseProcess process;
    private final People people;
    private final Ledger ledger;
    private final ServiceTimes times;

    TechnicalFailureForm(
            FailuresAtHand atHand,
            TechnicalFailures failures,
            Releases releases,
            ReleaseCommands commands,
            ReleaseProcess process,
            People people,
            Ledger ledger,
            ServiceTimes times) {
        this.atHand = atHand;
        this.failures = failures;
        this.releases = releases;
        this.commands = commands;
        this.process = process;
        this.people = people;
        this.ledger = ledger;
        this.times = times;
    }

    @Override
    public String form() {
        return FailuresAtHand.FORM;
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        return atHand.of(task)
                .map(f -> {
                    ReleaseDetails release = releases.get(task.release());
                    return Map.<String, Object>of("failure", facts(f, release), "options", options(f, release));
                })
                .orElse(Map.of("failure", List.of(), "options", List.of()));
    }

    private List<Map<String, Object>> facts(TechnicalFailure failure, ReleaseDetails release) {
        FoundFailure found = failure.found();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("What failed", found.what()));
        rows.add(row(found.refused() ? "It may not be done" : "Message", found.message()));
        if (found.kind() != Kind.STANDING_STILL) {
            rows.add(row("Tried", found.tries() == 1 ? "once" : found.tries() + " times"));
        }
        rows.add(row("Since", times.minute(release.service(), failure.openedAt())));
        rows.add(row("Advice", failure.advice()));
        return rows;
    }

    private List<Map<String, Object>> options(TechnicalFailure failure, ReleaseDetails release) {
        boolean gone = isGone(release);
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(option(
                "Repeat",
                gone
                        ? "Not possible: the process of the release is gone"
                        : failure.found().refused()
                                ? "One more try with every check. It is refused again as long as what the message names stands"
                                : "One more try, with every check again. When it fails, you are asked again"));
        rows.add(option("Hand over", "Another role gets this task, with your reason"));
        rows.add(option(
                "Withdraw",
                mayBeWithdrawn(release) && !gone
                        ? "Ends the release. Its owner, its requester, a technical owner or management may"
                        : "Not possible: the release is " + release.status().word()));
        if (gone) {
            rows.add(option("Close", "Records that the release ended here, with your reason"));
        }
        return rows;
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        TechnicalFailure failure = atHand.of(task).orElseThrow();
        ReleaseDetails release = releases.get(task.release());
        String decision = values.text("decision");
        String reason = values.text("reason");
        Map<String, Object> facts = new HashMap<>();
        facts.put(ReleaseVariables.FAILURE_DECISION.name(), decision);
        String role = null;
        switch (decision) {
            case "repeat" -> repeat(failure, release);
            case "withdraw" -> withdraw(failure, user, reason);
            case "close" -> close(failure, release, user, reason);
            default -> {
                role = values.text("role");
                handOver(failure, role);
                facts.put(ReleaseVariables.FAILURE_OWNER.name(), role);
            }
        }
        return TaskOutcome.of(new TechnicalFailureDecided(failure.found().what(), decision, reason, role))
                .with(facts);
    }

    private void repeat(TechnicalFailure failure, ReleaseDetails release) {
        if (isGone(release)) {
            throw refused(
                    "decision",
                    "The process of " + release.key()
                            + " is gone, so nothing can be repeated. Choose Close, and start a new release.");
        }
        failures.decided(failure.id(), "repeat");
    }

    private void handOver(TechnicalFailure failure, String role) {
        if (failure.owners().contains(role)) {
            throw refused("role", "The failure is theirs already. Choose another role.");
        }
        if (people.members(role).isEmpty()) {
            throw refused("role", "Nobody is in " + role + ". Choose another role.");
        }
        failures.handedOver(failure.id(), role);
    }

    private void withdraw(TechnicalFailure failure, String user, String reason) {
        commands.withdraw(failure.found().release(), user, reason);
        failures.decided(failure.id(), "withdraw");
        failures.close(failure.id());
    }

    /** What its process would have recorded at its end. */
    private void close(TechnicalFailure failure, ReleaseDetails release, String user, String reason) {
        if (!isGone(release)) {
            throw refused(
                    "decision",
                    "The process of " + release.key()
                            + " still runs. Repeat the work, or withdraw the release before production is touched.");
        }
        boolean untouched = release.status().phase() == Phase.BEFORE_PRODUCTION;
        ledger.append(Attestation.of(release.key(), user, untouched ? new Withdrawn(reason) : new Failed(reason)));
        releases.moveTo(release.key(), untouched ? ReleaseStatus.WITHDRAWN : ReleaseStatus.FAILED, reason);
        failures.decided(failure.id(), "close");
        failures.close(failure.id());
    }

    /** Also one that is about to touch production and is not let: there is nothing to go back from. */
    private boolean mayBeWithdrawn(ReleaseDetails release) {
        return release.status().phase() == Phase.BEFORE_PRODUCTION
                || (release.status() == ReleaseStatus.DEPLOYING
                        && !TouchesProduction.in(ledger.records(release.key())));
    }

    private boolean isGone(ReleaseDetails release) {
        return !release.status().isFinal() && !process.runs(release.key());
    }

    private static SubmissionRefusedException refused(String field, String message) {
        return new SubmissionRefusedException(new Violation(ITEM, field, message));
    }

    private static Map<String, Object> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static Map<String, Object> option(String option, String effect) {
        return Map.of("option", option, "effect", effect);
    }
}
