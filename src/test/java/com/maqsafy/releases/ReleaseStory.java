package com.maqsafy.releases;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.approval.ContentDigest;
import com.maqsafy.releases.deployment.DeploymentPlanned;
import com.maqsafy.releases.deployment.ResolvedPlan;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.notes.ImpactedArea;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.ReleaseNotes;
import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release and its ledger as a test wants them. {@link #prepared()}, {@link #approved()}, {@link #deploying()} and
 * {@link #deployed()} tell the story of a minor release with one harmless migration that goes well; a test changes one
 * thing in it.
 */
public final class ReleaseStory {

    public static final String COMMIT = "a".repeat(40);
    public static final String OTHER_COMMIT = "b".repeat(40);
    public static final String MIGRATION = "2026_03_01_000000_add_limit_to_wallets";
    /** When the first record is written; each further one is a minute later. */
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What would run, as the approvers are shown it. */
    public static final ResolvedPlan PLAN = new ResolvedPlan(List.of(
            command(ResolvedPlan.DEPLOYMENT, "take-code", "DEP-01", "Take the code"),
            command(ResolvedPlan.DEPLOYMENT, "migrate", "DEP-03", "Migrate the database"),
            command(ResolvedPlan.ROLLBACK, "undo-code", "RB-02", "Take the code of before")));

    private static ResolvedPlan.Command command(String part, String step, String item, String title) {
        return new ResolvedPlan.Command(part, step, item, title, List.of("./" + step + ".sh"), "PT5M", false);
    }

    public String service = "canteen-api";
    public String version = "1.5.0";
    public String previousVersion = "1.4.1";
    public ReleaseType type = ReleaseType.MINOR;
    public String changeType = "feature";
    public String branch = "release/1.5.0";
    public String commit = COMMIT;
    public String summary = "Daily limits for wallets";
    public List<String> changes = List.of("Wallets have a daily limit");
    public List<String> contains = List.of("backend", "database-migration");
    public List<String> changedAspects = List.of("code-logic");
    public List<String> requirements = List.of("MAQ-17");
    public String risks = "Payments above the limit are refused";
    public String owner = "owner";
    public String requester = "owner";
    public @Nullable Instant plannedAt;
    public boolean maintenanceMode;
    public ReleaseStatus status = ReleaseStatus.PREPARING;
    /** Who approves, by role. */
    public Map<String, String> approvers = Map.of("technical-owner", "tech", "product-owner", "product");

    private final List<LedgerRecord> records = new ArrayList<>();

    public static ReleaseStory requested() {
        return new ReleaseStory().request();
    }

    /** Everything before the approvals is done. */
    public static ReleaseStory prepared() {
        return prepared(s -> {});
    }

    /** The same for a release that is another one from its start. */
    public static ReleaseStory prepared(Consumer<ReleaseStory> as) {
        ReleaseStory story = new ReleaseStory();
        as.accept(story);
        return story.request()
                .add("sourceInspected", "system:source", """
                        {commit: '%s', branchContainsCommit: true, containsBase: true, contains: ['backend', 'database-migration'],
                         changedAspects: ['code-logic'], alteredMigrations: [],
                         migrations: [{name: '%s', path: 'database/migrations/%s.php', destructive: false,
                                       reversible: true, operations: []}]}""".formatted(COMMIT, MIGRATION, MIGRATION))
                .add(
                        "requiredTestsDetermined",
                        "system:policy",
                        "{commit: '%s', tests: [{test: 'TEST-06', reason: 'always'}]}".formatted(COMMIT))
                .add("checklistAnswered", "developer", """
                        {checklist: 'pull-request', commit: '%s', answers: {%s,
                         'PR-08': {answer: 'not-applicable', reason: 'no documentation concerned'}}}""".formatted(
                                COMMIT, yes(ChecklistRows.without(ChecklistRows.pullRequest(), "PR_08"))))
                .add("checklistAnswered", "qa", """
                        {checklist: 'pre-release', commit: '%s', answers: {%s}}""".formatted(COMMIT, yes(ChecklistRows.preRelease(true))))
                .test("TEST-01")
                .test("TEST-06")
                .add("migrationStagingTested", "system:worker", "{commit: '%s', outcome: 'passed'}".formatted(COMMIT))
                .add("migrationReviewed", "developer", """
                        {commit: '%s', decision: 'reviewed', reason: '', executionTime: '2 s', answers: {
                         'MIG-01': {answer: 'yes'}, 'MIG-02': {answer: 'yes'}, 'MIG-04': {answer: 'yes'},
                         'MIG-05': {answer: 'yes'}, 'MIG-06': {answer: 'yes'}, 'MIG-07': {answer: 'yes'},
                         'MIG-08': {answer: 'yes'}}}""".formatted(COMMIT))
                .add("rollbackPlanDocumented", "rollback", """
                        {commit: '%s', previousVersion: '1.4.1', codeCommand: 'git checkout v1.4.1', database: 'safe',
                         databaseInstructions: 'roll the last migration back', configuration: 'nothing to do',
                         files: 'nothing to do', owner: 'rollback', approverRole: 'technical-owner',
                         verification: 'the health endpoint tells 1.4.1'}""".formatted(COMMIT))
                .notes()
                .planned();
    }

    /** The approvals of {@link #prepared()} are given too. */
    public static ReleaseStory approved() {
        return prepared().approve();
    }

    /** The deployment has been started and the backup is confirmed; production is untouched. */
    public static ReleaseStory deploying() {
        return approved().startDeployment();
    }

    /** Deployed, checked and tagged; what is left is to release it. */
    public static ReleaseStory deployed() {
        return deploying().deploy();
    }

    private ReleaseStory request() {
        return add("releaseRequested", "owner", "{}");
    }

    /** Everybody who is to approve does so. */
    public ReleaseStory approve() {
        status = ReleaseStatus.APPROVED;
        SortedMap<String, String> technicalOwnerFirst = new TreeMap<>(Comparator.reverseOrder());
        technicalOwnerFirst.putAll(approvers);
        round(technicalOwnerFirst.keySet().toArray(String[]::new));
        technicalOwnerFirst.forEach((role, person) -> decide(role, person, "approve"));
        return this;
    }

    /** Starts the approved deployment and confirms its backup. */
    public ReleaseStory startDeployment() {
        status = ReleaseStatus.DEPLOYING;
        add(
                "riskAssessed",
                "system:policy",
                "{attempt: 1, risk: 'medium', reason: 'migration', peak: false, inWindow: true}");
        add("deploymentStarted", "deployer", "{attempt: 1}");
        add(
                "backupTaken",
                "system:worker",
                "{attempt: 1, path: 'b.dump', bytes: 4096, sha256: 'c', takenAt: '%s', readable: true, outcome: 'passed'}"
                        .formatted(next()));
        return add(
                "backupConfirmed",
                "tech",
                "{attempt: 1, decision: 'confirm', reason: '', backup: %d}".formatted(records.size()));
    }

    /** Runs the steps and checks of the deployment and sets the tag. */
    public ReleaseStory deploy() {
        status = ReleaseStatus.VERIFYING;
        return add(
                        "stepEnded",
                        "system:worker",
                        "{plan: 'deployment', attempt: 1, step: 'take-code', outcome: 'succeeded'}")
                .add(
                        "stepEnded",
                        "system:worker",
                        "{plan: 'deployment', attempt: 1, step: 'migrate', outcome: 'succeeded'}")
                .check("health", "POST-01", true, 1, "passed")
                .check("logs", "POST-09", false, 1, "passed")
                .add(
                        "tagVerified",
                        "system:source",
                        "{tag: 'v%s', commit: '%s', approvedCommit: '%s', matches: true}"
                                .formatted(version, COMMIT, COMMIT));
    }

    /** Appends a record; the payload is JSON that may use single quotes and bare names. */
    public ReleaseStory add(String kind, String actor, String payload) {
        records.add(record(records.size() + 1L, kind, actor, read(payload)));
        return this;
    }

    public ReleaseStory test(String test) {
        return add(
                "testReported",
                "ci",
                "{commit: '%s', test: '%s', outcome: 'passed', source: 'junit', total: 9, failed: 0, errors: 0, skipped: 0}"
                        .formatted(COMMIT, test));
    }

    public ReleaseStory check(String check, String item, boolean critical, int round, String outcome) {
        return add("checkRun", "system:worker", """
                {purpose: 'deployment', attempt: 1, round: %d, check: '%s', item: '%s', critical: %s, outcome: '%s',
                 expectedVersion: '%s'}""".formatted(round, check, item, critical, outcome, version));
    }

    private static String yes(List<String> rows) {
        return rows.stream()
                .map(row -> "'%s': {answer: 'yes'}".formatted(ChecklistRows.item(row)))
                .collect(Collectors.joining(", "));
    }

    private ReleaseStory planned() {
        return add(
                "deploymentPlanned",
                "system:policy",
                EventKinds.payload(new DeploymentPlanned(PLAN.commands())).toString());
    }

    private ReleaseStory notes() {
        ReleaseNotes notes = new ReleaseNotes(
                version,
                LocalDate.ofInstant(START, ZoneOffset.UTC),
                summary,
                changes,
                Set.of(ImpactedArea.BACKEND, ImpactedArea.DATABASE),
                List.of(new DatabaseChange(MIGRATION, RollbackSafe.YES)),
                new SecurityImpact(false, false, false),
                new TestingCompleted(true, true, false, true),
                "deployer",
                "as soon as approved",
                "rollback",
                List.of());
        ObjectNode payload = JSON.createObjectNode().put("commit", COMMIT);
        ObjectNode content = payload.putObject("content").put("summary", summary);
        content.putArray("knownIssues");
        content.putArray("databaseChanges")
                .addObject()
                .put("migration", MIGRATION)
                .put("rollbackSafe", "Yes");
        payload.put("markdown", new NotesFormat().render(notes));
        return add("notesWritten", "owner", payload.toString());
    }

    /** Opens an approval round for the content as it is now. */
    public ReleaseStory round(String... roles) {
        ObjectNode payload = JSON.createObjectNode().put("contentDigest", digest());
        for (String role : roles) {
            payload.withArray("roles").addObject().put("role", role).put("item", "APR-02");
        }
        return add("approvalRoundOpened", "system:approval", payload.toString());
    }

    /** Decides for the content as it is now. */
    public ReleaseStory decide(String role, String person, String decision) {
        return add(
                "approvalDecided",
                person,
                "{role: '%s', decision: '%s', reason: 'seen', contentDigest: '%s'}"
                        .formatted(role, decision, digest()));
    }

    /** Asks for a part to be done again. */
    public ReleaseStory rework(String part) {
        return add("reworkRequested", "tech", "{reason: 'look again', parts: ['%s']}".formatted(part));
    }

    /** Leaves out every record of a kind; sequences and times of the others stay. */
    public ReleaseStory without(String kind) {
        records.removeIf(r -> r.kind().equals(kind));
        return this;
    }

    /** Leaves out the records of a kind of which a payload member has a value. */
    public ReleaseStory without(String kind, String member, String value) {
        records.removeIf(
                r -> r.kind().equals(kind) && r.payload().path(member).asText().equals(value));
        return this;
    }

    /** Changes the payload of the last record of a kind. */
    public ReleaseStory change(String kind, Consumer<ObjectNode> change) {
        return replace(kind, r -> {
            ObjectNode payload = r.payload().deepCopy();
            change.accept(payload);
            return record(r.sequence(), kind, r.actor(), payload);
        });
    }

    /** Lets the last inspection find that somebody wrote a commit. */
    public ReleaseStory writer(String name, String email) {
        return change(
                "sourceInspected",
                p -> p.withArray("writers")
                        .addObject()
                        .put("name", name)
                        .put("email", email)
                        .put("commits", 1)
                        .put("commit", COMMIT)
                        .putArray("as")
                        .add("author"));
    }

    /** Lets somebody else be the actor of the last record of a kind. */
    public ReleaseStory by(String kind, String actor) {
        return replace(kind, r -> record(r.sequence(), kind, actor, (ObjectNode) r.payload()));
    }

    /** Sets the answer of one row in the last record of a kind that has this row. */
    public ReleaseStory answer(String kind, String row, String answer, String reason) {
        for (int i = records.size() - 1; i >= 0; i--) {
            LedgerRecord r = records.get(i);
            if (r.kind().equals(kind) && r.payload().path("answers").has(row)) {
                ObjectNode payload = r.payload().deepCopy();
                payload.withObject("/answers")
                        .putObject(row)
                        .put("answer", answer)
                        .put("reason", reason);
                records.set(i, record(r.sequence(), kind, r.actor(), payload));
                return this;
            }
        }
        throw new IllegalArgumentException("no " + kind + " with " + row);
    }

    public List<LedgerRecord> records() {
        return List.copyOf(records);
    }

    public String digest() {
        return ContentDigest.of(details(), records);
    }

    /** The time of the record that comes next. */
    public Instant next() {
        return time(records.size() + 1L);
    }

    public ReleaseDetails details() {
        return new ReleaseDetails(
                service + "-" + version,
                service,
                version,
                previousVersion,
                type,
                changeType,
                branch,
                commit,
                summary,
                changes,
                contains,
                changedAspects,
                List.of(),
                requirements,
                risks,
                owner,
                requester,
                plannedAt,
                maintenanceMode,
                status,
                null,
                START,
                null);
    }

    private ReleaseStory replace(String kind, UnaryOperator<LedgerRecord> change) {
        for (int i = records.size() - 1; i >= 0; i--) {
            if (records.get(i).kind().equals(kind)) {
                records.set(i, change.apply(records.get(i)));
                return this;
            }
        }
        throw new IllegalArgumentException("no " + kind);
    }

    private static LedgerRecord record(long sequence, String kind, String actor, ObjectNode payload) {
        return new LedgerRecord(
                "canteen-api-1.5.0", sequence, time(sequence), actor, kind, List.of(), null, null, payload, "", "");
    }

    private static Instant time(long sequence) {
        return START.plus(Duration.ofMinutes(sequence));
    }

    private static ObjectNode read(String payload) {
        try {
            return (ObjectNode) JSON.reader()
                    .with(JsonReadFeature.ALLOW_SINGLE_QUOTES.mappedFeature())
                    .with(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES.mappedFeature())
                    .readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(payload, e);
        }
    }
}
