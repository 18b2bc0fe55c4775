package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.StartForms;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.Commented;
import com.maqsafy.releases.release.PutOff;
import com.maqsafy.releases.release.ReleaseActions;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.ReworkRequested;
import com.maqsafy.releases.release.TouchesProduction;
import com.maqsafy.releases.release.WithdrawalRequested;
import com.maqsafy.releases.release.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class EngineReleaseCommands implements ReleaseCommands {

    private static final int TRIES = 6;
    private static final int LONGEST_TEXT = 2000;

    private static final String WITHDRAWN = "release.withdrawn";

    private final FormService forms;
    private final StartForms starts;
    private final RepositoryService repository;
    private final Releases releases;
    private final ReleaseActions actions;
    private final Ledger ledger;
    private final Amendment amendment;
    private final TextGuard guard;
    private final ReleaseProcess process;
    private final WithoutAuthorization withoutAuthorization;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    EngineReleaseCommands(
            FormService forms,
            StartForms starts,
            RepositoryService repository,
            Releases releases,
            ReleaseActions actions,
            Ledger ledger,
            Amendment amendment,
            TextGuard guard,
            ReleaseProcess process,
            WithoutAuthorization withoutAuthorization,
            TransactionTemplate transaction,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.starts = starts;
        this.repository = repository;
        this.releases = releases;
        this.actions = actions;
        this.ledger = ledger;
        this.amendment = amendment;
        this.guard = guard;
        this.process = process;
        this.withoutAuthorization = withoutAuthorization;
        this.transaction = transaction;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    @Transactional
    public ReleaseDetails start(ReleaseRequest request) {
        List<Violation> noFix = noFix(request);
        if (!noFix.isEmpty()) {
            throw new SubmissionRefusedException(Violation.andOfOtherFields(noFix, judged(request)));
        }
        forms.submitStartForm(definition(request), values(request));
        return releases.get(request.service() + '-' + request.version());
    }

    @Override
    public List<Violation> judge(ReleaseRequest request) {
        return Violation.andOfOtherFields(noFix(request), judged(request));
    }

    private List<Violation> judged(ReleaseRequest request) {
        try {
            reading.executeWithoutResult(tx -> starts.judge(definition(request), values(request)));
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations();
        }
    }

    private static ReleasePath path(ReleaseRequest request) {
        return ReleaseType.ofWord(request.type()).map(ReleaseType::path).orElse(ReleasePath.STANDARD);
    }

    /** Id of the process definition that a start goes to. */
    private String definition(ReleaseRequest request) {
        String process = path(request).process();
        ProcessDefinition definition = withoutAuthorization.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
        if (definition == null) {
            throw new SubmissionRefusedException(new Violation(
                    ReleaseType.ofWord(request.type()).map(ReleaseType::item).orElse("TYPE-01"),
                    "type",
                    "No process for " + request.type() + " releases is deployed. Deploy " + process + " first."));
        }
        return definition.getId();
    }

    /** Start forms of urgent releases do not ask for the kind of change: they bring fixes only. */
    private static List<Violation> noFix(ReleaseRequest request) {
        return path(request).onlyType().isPresent()
                        && !request.changeType().isEmpty()
                        && !request.changeType().equals(ChangeType.FIX.word())
                ? List.of(
                        new Violation(
                                "VER-04",
                                "changeType",
                                "A " + request.type()
                                        + " release brings fixes only. Leave the field out, or start a major or minor release."))
                : List.of();
    }

    /** As the start form takes them: texts as lines, what is blank left out, and nothing that the path says by itself. */
    private static VariableMap values(ReleaseRequest request) {
        VariableMap values = Variables.fromMap(request.fields());
        AcceptedStart.LINES.forEach(field -> values.computeIfPresent(field, (f, lines) -> lines((List<?>) lines)));
        if (path(request).onlyType().isPresent()) {
            values.keySet().removeAll(List.of("type", "changeType"));
        }
        values.values().removeIf(""::equals);
        return values;
    }

    private static String lines(List<?> values) {
        return values.stream()
                .map(v -> String.valueOf(v).replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void withdraw(String key, String user, String reason) {
        stopped(key, user, reason, List.of(), WITHDRAWN, new WithdrawalRequested(reason));
    }

    @Override
    public void rework(String key, String user, String reason, List<String> parts) {
        stopped(
                key,
                user,
                reason,
                ReworkRequested.unknown(parts).stream()
                        .map(part -> new Violation(
                                "PRIN-02",
                                "parts",
                                "'" + part + "' is no part that can be done again. Use "
                                        + String.join(", ", ReworkRequested.PARTS) + ", or tests: and a test."))
                        .toList(),
                "release.reworkRequested",
                new ReworkRequested(reason, parts));
    }

    /** Asks again when work that ended at the same moment was faster; each try sees the release as it stands then. */
    private void stopped(
            String key, String user, String reason, List<Violation> others, String message, LedgerEvent event) {
        for (int tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(tx -> stop(key, user, reason, others, message, event));
                return;
            } catch (OptimisticLockingException | OptimisticLockingFailureException e) {
                if (tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50L * tried).toNanos());
            }
        }
    }

    private void stop(
            String key, String user, String reason, List<Violation> others, String message, LedgerEvent event) {
        beforeProduction(key, user, reason, others, true);
        ledger.append(Attestation.of(key, user, event).serving(List.of("LOG-05")));
        if (releases.get(key).status() == ReleaseStatus.DEPLOYING && TouchesProduction.in(ledger.records(key))) {
            // Looked at once more: nothing is appended any more that would come between.
            throw new SubmissionRefusedException(touched(key, ReleaseStatus.DEPLOYING));
        }
        if (message.equals(WITHDRAWN) && !process.runs(key)) {
            // Its process is gone and would wait for nothing any more; what it would have recorded is recorded here.
            ledger.append(Attestation.of(key, user, new Withdrawn(reason)));
            releases.moveTo(key, ReleaseStatus.WITHDRAWN, reason);
        } else if (!process.tell(key, message)) {
            throw new SubmissionRefusedException(new Violation(
                    "LOG-05",
                    "status",
                    releases.get(key).status() == ReleaseStatus.PREPARING
                            ? key
                                    + " is being prepared already, so it is not sent back. What is missing is in its open tasks."
                            : key + " does not wait for this now. Look at its open tasks."));
        }
    }

    /**
     * Refuses whoever may not, and else with everything that stands against it.
     *
     * @param others what is wrong with the other fields
     * @param stops whether the release goes no further by it: then it may also be one that is about to touch production and
     *     has not yet, because it is not let
     */
    private void beforeProduction(String key, String user, String reason, List<Violation> others, boolean stops) {
        ReleaseDetails release = releases.get(key);
        if (!actions.mayStop(release, user)) {
            throw new SubmissionRefusedException(new Violation(
                    "PRIN-01",
                    "user",
                    "Only the owner, the requester, a technical owner or management may ask for this."));
        }
        List<Violation> violations = new ArrayList<>(text("reason", reason, "Give a reason."));
        violations.addAll(others);
        boolean about =
                stops && release.status() == ReleaseStatus.DEPLOYING && !TouchesProduction.in(ledger.records(key));
        if (release.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION && !about) {
            violations.add(touched(key, release.status()));
        }
        refuse(violations);
    }

    private static Violation touched(String key, ReleaseStatus status) {
        return new Violation(
                "LOG-05",
                "status",
                key + " is " + status.word() + ". That can only be asked for before production is touched.");
    }

    @Override
    @Transactional
    public void putOff(String key, String user, String reason, String plannedAt) {
        beforeProduction(
                key,
                user,
                reason,
                plannedAt.isBlank()
                        ? List.of(new Violation(
                                "NOTE-08", "plannedAt", "Say until when, like 2026-12-24T22:30:00+03:00."))
                        : amendment.notPlannable(plannedAt.strip()),
                false);
        amendment.apply(key, user, Amendment.Change.plannedFor(plannedAt.strip()));
        ledger.append(Attestation.of(
                        key, user, new PutOff(String.valueOf(releases.get(key).plannedAt()), reason.strip()))
                .serving(List.of("NOTE-08")));
    }

    @Override
    @Transactional
    public void comment(String key, String user, String text) {
        ReleaseDetails release = releases.get(key);
        if (!actions.mayComment(user)) {
            throw new SubmissionRefusedException(
                    new Violation(
                            "PRIN-01",
                            "user",
                            "Whoever has a role may comment, but for an auditor, who only reads. Ask an administrator for one."));
        }
        List<Violation> violations = new ArrayList<>(text("text", text, "Write what you have to say."));
        if (release.status().isFinal()) {
            violations.add(new Violation(
                    "LOG-05", "status", key + " is " + release.status().word() + " and takes no comments any more."));
        }
        refuse(violations);
        ledger.append(Attestation.of(key, user, new Commented(text.strip())).serving(List.of("LOG-06")));
    }

    /** The ledger cannot forget: what may not be kept is refused before. */
    private List<Violation> text(String field, String text, String missing) {
        if (SaidText.isEmpty(text)) {
            return List.of(new Violation("LOG-06", field, missing));
        }
        return text.length() > LONGEST_TEXT
                ? List.of(new Violation("LOG-06", field, "Write at most " + LONGEST_TEXT + " characters."))
                : guard.objection(field, text).stream().toList();
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
    }
}
