package com.maqsafy.releases.board;

import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.UserLockOut;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.notes.NotesStored;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import com.maqsafy.releases.process.OpenTasksOfReleases;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.PersonDirectory;
import com.maqsafy.releases.release.ReleaseActions;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a person reads about one release. */
@Component
class ReleaseViews {

    private final VisibleReleases releases;
    private final OpenTasksOfReleases tasks;
    private final Ledger ledger;
    private final Approvals approvals;
    private final ReleaseActions actions;
    private final People people;
    private final PersonDirectory directory;
    private final ServiceTimes times;
    private final DeploymentPlans plans;
    private final UserLockOut lockOut;
    private final BoardTexts texts;
    private final RecordTexts recordTexts;
    private final Clock clock;

    ReleaseViews(
            VisibleReleases releases,
            OpenTasksOfReleases tasks,
            Ledger ledger,
            Approvals approvals,
            ReleaseActions actions,
            People people,
            PersonDirectory directory,
            ServiceTimes times,
            DeploymentPlans plans,
            UserLockOut lockOut,
            BoardTexts texts,
            RecordTexts recordTexts,
            Clock clock) {
        this.releases = releases;
        this.tasks = tasks;
        this.ledger = ledger;
        this.approvals = approvals;
        this.actions = actions;
        this.people = people;
        this.directory = directory;
        this.times = times;
        this.plans = plans;
        this.lockOut = lockOut;
        this.texts = texts;
        this.recordTexts = recordTexts;
        this.clock = clock;
    }

    /** @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know */
    ReleaseView view(String user, String key) {
        ReleaseDetails release = releases.get(key);
        BoardTask.Reader reader = new BoardTask.Reader(user, people.roles(user), clock.instant());
        List<LedgerRecord> records = ledger.records(key);
        List<BoardTask> open = tasks.of(List.of(key)).getOrDefault(key, List.of()).stream()
                .map(task -> BoardTask.of(task, reader, texts))
                .toList();
        ReleaseHistory history = new ReleaseHistory(records);
        String notes = notes(key);
        Map<String, List<String>> candidates = candidates(open);
        List<ReleaseView.Approval> approved = approvals(release, records, reader);
        List<ReleaseView.Entry> timeline = records.stream().map(this::entry).toList();
        return new ReleaseView(
                reader.now(),
                user,
                facts(release),
                times.zone(release.service()).getId(),
                open,
                candidates,
                tests(release, history),
                approved,
                notes,
                timeline,
                lockOut.of(release, records),
                Map.of("ar", PageInArabic.of(release, records, plans, notes, reader.now())),
                actions.allowed(release, user),
                directory.names(accounts(user, release, open, candidates, timeline)));
    }

    private static Map<String, Object> facts(ReleaseDetails release) {
        Map<String, Object> facts = new LinkedHashMap<>(ReleasePayload.of(release));
        facts.put("status", release.status().word());
        facts.put(
                "phase",
                release.status().phase().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("createdAt", release.createdAt());
        if (release.finishedAt() != null) {
            facts.put("finishedAt", release.finishedAt());
        }
        return facts;
    }

    /** The members of the groups that tasks nobody has yet are offered to. */
    private Map<String, List<String>> candidates(List<BoardTask> open) {
        Map<String, List<String>> candidates = new TreeMap<>();
        open.stream()
                .filter(task -> task.assignee() == null)
                .flatMap(task -> task.groups().stream())
                .distinct()
                .forEach(group -> candidates.put(
                        group, people.members(group).stream().sorted().toList()));
        return candidates;
    }

    private static List<ReleaseView.Test> tests(ReleaseDetails release, ReleaseHistory history) {
        Map<String, String> required = new TreeMap<>();
        history.last(RequiredTestsDetermined.class)
                .filter(determined -> determined.event().commit().equals(release.commit()))
                .ifPresent(determined ->
                        determined.event().tests().forEach(test -> required.put(test.test(), test.reason())));
        Map<String, Recorded<TestReported>> last = new TreeMap<>();
        history.all(TestReported.class)
                .filter(report -> report.event().commit().equals(release.commit()))
                .forEach(report -> last.put(report.event().test(), report));
        last.keySet().forEach(test -> required.putIfAbsent(test, ""));
        return required.entrySet().stream()
                .map(test -> test(test.getKey(), test.getValue(), last.get(test.getKey())))
                .toList();
    }

    private static ReleaseView.Test test(String test, String reason, @Nullable Recorded<TestReported> report) {
        return report == null
                ? new ReleaseView.Test(test, reason, "missing", null, null)
                : new ReleaseView.Test(test, reason, report.event().outcome(), report.actor(), report.time());
    }

    private List<ReleaseView.Approval> approvals(
            ReleaseDetails release, List<LedgerRecord> records, BoardTask.Reader reader) {
        ApprovalState state = approvals.of(release, ContentDigest.of(release, records), records, reader.now());
        Set<String> roles = new TreeSet<>(state.required().keySet());
        roles.addAll(state.decisions().keySet());
        return roles.stream()
                .map(role -> {
                    ApprovalState.Decision decision = state.decisions().get(role);
                    return decision == null
                            ? new ReleaseView.Approval(role, "waiting", null, null, null, null)
                            : new ReleaseView.Approval(
                                    role,
                                    decision.decision(),
                                    decision.person(),
                                    decision.insteadOf(),
                                    decision.at(),
                                    decision.reason());
                })
                .toList();
    }

    private String notes(String key) {
        return ledger.last(key, NotesStored.class)
                .map(stored -> stored.event().markdown())
                .or(() -> ledger.last(key, NotesWritten.class)
                        .map(written -> written.event().markdown()))
                .orElse("");
    }

    private ReleaseView.Entry entry(LedgerRecord record) {
        Words words = RecordWords.of(record);
        return new ReleaseView.Entry(
                record.sequence(),
                record.time(),
                record.actor(),
                words.text(),
                recordTexts.of(record),
                words.tone(),
                record.items());
    }

    private static Set<String> accounts(
            String user,
            ReleaseDetails release,
            List<BoardTask> open,
            Map<String, List<String>> candidates,
            List<ReleaseView.Entry> timeline) {
        Set<String> accounts = new TreeSet<>(List.of(user, release.owner(), release.requester()));
        candidates.values().forEach(accounts::addAll);
        open.forEach(task -> {
            accounts.addAll(task.users());
            if (task.assignee() != null) {
                accounts.add(task.assignee());
            }
        });
        timeline.stream()
                .map(ReleaseView.Entry::actor)
                .filter(actor -> !actor.startsWith("system:"))
                .forEach(accounts::add);
        return accounts;
    }
}
