package com.maqsafy.releases.suspicion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.deployment.ProductionChange;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.process.AdministrationChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each detector finds what it is for, and nothing in a release without it")
class DetectorsTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND = "{'contentDigest':'c','roles':[{'role':'qa','item':'APR-02'}]}";

    private final List<LedgerRecord> records = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();
    private final List<Recorded<AdministrationChanged>> jobs = new ArrayList<>();
    private final List<Recorded<AdministrationChanged>> memberships = new ArrayList<>();
    private final List<ProductionChange> production = new ArrayList<>();
    private int runs = 1;

    static Stream<Detector> all() {
        return Stream.of(
                new ApprovedInSeconds(),
                new BehindSeal(),
                new CheckWithoutConfiguration(),
                new ClockJump(),
                new Drift(),
                new HistoryMissing(),
                new Intervention(),
                new RoleHeldBriefly(),
                new SameDocument(),
                new SeveralDuties(),
                new TimerMoved(),
                new UnreadableRecord());
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("finds nothing in a release in which everybody does one thing, in good time")
    void findsNothingInAGoodRelease(Detector detector) {
        good();

        assertThat(detector.find(examined())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("says why in the words that the page has")
    void saysWhy(Detector detector) {
        ResourceBundle page = ResourceBundle.getBundle("board.messages", Locale.ROOT);

        assertThat(page.getString("suspicion.why." + detector.kind())).isEqualTo(detector.why());
        assertThat(page.containsKey("suspicion.kind." + detector.kind())).isTrue();
        assertThat(detector.why()).endsWith(".").doesNotContain("!");
    }

    @Test
    void findsAnApprovalThatNobodyCanHaveRead() {
        record(0, "system:approval", "approvalRoundOpened", ROUND);
        record(59, "tech", "approvalDecided", approval("technical-owner", 1, "approve"));
        record(59, "product", "approvalDecided", approval("product-owner", 1, "reject"));
        record(60, "lead", "approvalDecided", approval("security-owner,management", 1, "approve"));

        assertThat(texts(new ApprovedInSeconds()))
                .containsExactly("tech approved as technical owner 59 seconds after it was asked for.");
    }

    @Test
    void findsOneDocumentForSeveralTests() {
        record(1, "qa", "testReported", statement("TEST-01", "https://ci/1"));
        record(2, "qa", "testReported", statement("TEST-06", "https://ci/1"));
        record(3, "qa", "testReported", statement("TEST-07", "https://ci/2"));
        record(4, "qa", "testReported", statement("TEST-07", "https://ci/2"));

        assertThat(texts(new SameDocument())).containsExactly("The same link was handed in for TEST-01, TEST-06.");
    }

    @Test
    void findsAnIntervention() {
        record(
                1,
                "admin",
                "engineIntervention",
                "{'operation':'SetVariable','target':'Variable','detail':'a: 1 -> 2'}");

        assertThat(texts(new Intervention()))
                .containsExactly("admin changed the process by hand: SetVariable of Variable (a: 1 -> 2).");
    }

    @Test
    void findsARoleThatWasGivenForAnApproval() {
        record(3600, "tech", "approvalDecided", approval("technical-owner", 0, "approve"));
        memberships.add(membership(5, 1, "admin", "Create"));
        assertThat(texts(new RoleHeldBriefly()))
                .containsExactly("tech got the role technical owner from admin 59 minutes before approving.");

        memberships.add(membership(6, 3720, "admin", "Delete"));
        assertThat(texts(new RoleHeldBriefly()))
                .containsExactly("tech got the role technical owner from admin 59 minutes before approving"
                        + " and lost it 2 minutes after approving.");

        memberships.set(0, membership(5, 1, "system:engine-api", "Create"));
        memberships.remove(1);
        assertThat(texts(new RoleHeldBriefly())).isEmpty();
    }

    @Test
    void findsOnePersonInSeveralDuties() {
        record(1, "sara", "releaseRequested", REQUESTED);
        record(2, "ci", "testReported", statement("TEST-01", "https://ci/1"));
        record(3, "sara2", "approvalDecided", approval("product-owner", 0, "approve"));
        record(4, "deployer", "deploymentStarted", "{'attempt':1,'contentDigest':'c'}");

        assertThat(texts(new SeveralDuties()))
                .containsExactly("sara requested it, approved as product owner in the same release.");
    }

    @Test
    @DisplayName("finds who acted in another's place beside what the other did")
    void findsASubstituteOfThePersonWhoDidTheOtherThing() {
        record(1, "lead", "approvalDecided", approval("technical-owner", 0, "approve"));
        record(
                2,
                "lead",
                "substituteActed",
                "{'record':1,'principal':'tech','role':'technical-owner','namedBy':'tech','namedAt':'2026-03-01T08:00:00Z','until':'2026-03-16T08:00:00Z'}");
        record(3, "tech", "deploymentStarted", "{'attempt':1,'contentDigest':'c'}");

        assertThat(texts(new SeveralDuties()))
                .containsExactly("tech approved as technical owner, started the deployment in the same release.");
    }

    @Test
    void findsChecksThatNobodySetUp() {
        String round =
                "{'purpose':'deployment','attempt':1,'round':%d,'checks':['health'],'itemsWithoutCheck':['POST-02','POST-03'],'expectedVersion':'1.5.0'}";
        record(1, "system:verification", "verificationRoundOpened", round.formatted(1));
        record(2, "system:verification", "verificationRoundOpened", round.formatted(2));

        assertThat(new CheckWithoutConfiguration().find(examined()).toList())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.text()).isEqualTo("No check is set up for POST-02, POST-03.");
                    assertThat(f.records()).hasSize(2);
                });
    }

    @Test
    void findsADateThatWasMoved() {
        jobs.add(job(7, "admin", "SetDueDate", "duedate", "Mon", "Tue"));
        jobs.add(job(8, "admin", "SetJobRetries", "retries", "0", "1"));

        assertThat(texts(new TimerMoved())).containsExactly("admin moved a date of the process: from Mon to Tue.");
    }

    @Test
    void findsWhatCameBehindTheSeal() {
        good();
        seal(1, records.size(), 7200);
        record(7300, "owner", "hotfixReviewed", "{'timeline':'t','rootCause':'r','whyTestsMissedIt':'w','actions':[]}");
        record(7400, "admin", "engineIntervention", "{'operation':'Delete','target':'ProcessInstance','detail':'d'}");
        assertThat(texts(new BehindSeal()))
                .hasSize(2)
                .allMatch(text -> text.endsWith("and no seal covers it more than an hour later."));

        seal(2, records.size(), 7500);
        assertThat(texts(new BehindSeal()))
                .containsExactly("engine intervention was recorded by admin after the end of the release was sealed.");
    }

    @Test
    void findsWhatIsMissing() {
        assertThat(texts(new HistoryMissing())).containsExactly("The ledger has no record of this release.");

        good();
        records.remove(1);
        runs = 0;
        assertThat(texts(new HistoryMissing()))
                .containsExactly(
                        "Missing before record 3 of the ledger: 1 record.",
                        "The engine's history has no process of this release, of which the ledger has " + records.size()
                                + " records.");
    }

    @Test
    void findsTimesThatCannotBe() {
        record(10, "a", "released", "{'reason':''}");
        record(10, "a", "released", "{'reason':''}");
        record(9, "a", "released", "{'reason':''}");
        record(20, "a", "stepStarted", "{'plan':'deployment','attempt':1,'step':'migrate','run':1}");
        record(
                3620,
                "a",
                "stepEnded",
                "{'plan':'deployment','attempt':1,'step':'migrate','run':1,'outcome':'succeeded','durationMs':60000}");
        seal(4, 5, 3000);

        assertThat(texts(new ClockJump()))
                .containsExactly(
                        "Records 1 and 2 have the very same time, as after a clock was set back.",
                        "Record 3 is dated before record 2.",
                        "Record 5 is dated after seal 4, which covers it.",
                        "Step migrate ran for 60 seconds, and its records are 3600 seconds apart.");
    }

    @Test
    void findsDriftAfterTheReleaseAndNotAfterTheNext() {
        record(
                1,
                "system:worker",
                "productionObserved",
                "{'attempt':1,'plan':'before-deployment','expected':'1.4.0','found':'1.3.9','commit':'','error':'','drift':true}");
        production.add(change("drift-found", "1.3.0", "1.4.0", null));
        production.add(change("deployed", "1.5.0", null, KEY));
        production.add(change("drift-found", "1.4.9", "1.5.0", null));
        production.add(change("deployed", "1.6.0", null, "canteen-api-1.6.0"));
        production.add(change("drift-found", "1.5.9", "1.6.0", null));

        assertThat(texts(new Drift()))
                .containsExactly(
                        "Before the deployment production of canteen-api ran 1.3.9, and the record said 1.4.0.",
                        "After this release production of canteen-api ran 1.4.9, and the record said 1.5.0.");
    }

    @Test
    void findsARecordThatIsNoneOfItsKind() {
        record(1, "a", "released", "{'reason':'','approvedBy':'nobody'}");

        assertThat(texts(new UnreadableRecord())).containsExactly("Record 1 is no released record.");
        assertThat(all().flatMap(d -> d.find(examined())).map(Finding::text)).hasSize(1);
    }

    @Test
    @DisplayName("the same suspicion has the same id, whenever it is found")
    void hasItsIdForGood() {
        assertThat(Suspicions.id("drift", KEY, "7"))
                .isEqualTo(Suspicions.id("drift", KEY, "7"))
                .hasSize(16);
        assertThat(Suspicions.id("drift", KEY, "7")).isNotEqualTo(Suspicions.id("drift", KEY, "8"));
    }

    private static final String REQUESTED =
            "{'key':'canteen-api-1.5.0','service':'canteen-api','version':'1.5.0','previousVersion':'1.4.0','type':'minor','changeType':'feature','branch':'b','commit':'c','summary':'s','changes':[],'contains':[],'changedAspects':[],'found':[],'requirements':[],'risks':'','owner':'owner','requester':'owner','maintenanceMode':false}";

    /** A release in which nothing is suspicious. */
    private void good() {
        record(0, "owner", "releaseRequested", REQUESTED);
        record(60, "qa", "testReported", statement("TEST-01", "https://ci/1"));
        record(120, "system:approval", "approvalRoundOpened", ROUND);
        record(720, "tech", "approvalDecided", approval("technical-owner", 3, "approve"));
        record(900, "deployer", "deploymentStarted", "{'attempt':1,'contentDigest':'c'}");
        record(1000, "system:release", "released", "{'reason':'Verified'}");
    }

    private static String approval(String role, long round, String decision) {
        return "{'role':'%s','decision':'%s','reason':'','contentDigest':'c','round':%d}"
                .formatted(role, decision, round);
    }

    private static String statement(String test, String link) {
        return "{'commit':'c','test':'%s','outcome':'passed','source':'statement','link':'%s','statement':'s'}"
                .formatted(test, link);
    }

    private void record(long second, String actor, String kind, String payload) {
        long sequence = records.isEmpty() ? 1 : records.get(records.size() - 1).sequence() + 1;
        records.add(ledger(KEY, sequence, second, actor, kind, payload));
    }

    private static LedgerRecord ledger(
            String ledger, long sequence, long second, String actor, String kind, String payload) {
        try {
            return new LedgerRecord(
                    ledger,
                    sequence,
                    NOON.plusSeconds(second),
                    actor,
                    kind,
                    List.of(),
                    null,
                    null,
                    JSON.readTree(payload.replace('\'', '"')),
                    "0",
                    "h");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }

    private static Recorded<AdministrationChanged> membership(long sequence, long second, String by, String operation) {
        return administration(
                sequence,
                second,
                by,
                "{'operation':'%s','target':'Group membership','property':'groupId','account':'tech','role':'technical-owner'}"
                        .formatted(operation));
    }

    private static Recorded<AdministrationChanged> job(
            long sequence, String by, String operation, String property, String old, String now) {
        return administration(
                sequence,
                sequence,
                by,
                "{'operation':'%s','target':'Job','property':'%s','old':'%s','new':'%s','processInstance':'p'}"
                        .formatted(operation, property, old, now));
    }

    private static Recorded<AdministrationChanged> administration(
            long sequence, long second, String by, String payload) {
        return ledger("administration", sequence, second, by, "administrationChanged", payload)
                .as(AdministrationChanged.class)
                .orElseThrow();
    }

    private static ProductionChange change(String kind, String version, String from, String release) {
        return new ProductionChange(NOON, kind, version, from, null, release, "system:production", "");
    }

    private void seal(long sequence, long head, long second) {
        seals.add(new Seal(sequence, KEY, head, "h", NOON.plusSeconds(second), "p", "s", "g", "k", null));
    }

    private List<String> texts(Detector detector) {
        return detector.find(examined()).map(Finding::text).toList();
    }

    private Examined examined() {
        List<LedgerRecord> readable =
                records.stream().filter(DetectorsTest::readable).toList();
        return new Examined(
                KEY,
                "canteen-api",
                records,
                new ReleaseHistory(readable),
                records.stream().filter(r -> !readable.contains(r)).toList(),
                seals,
                runs,
                jobs,
                (account, role) -> account.equals("tech") && role.equals("technical-owner") ? memberships : List.of(),
                production,
                account -> account.equals("sara2") ? "sara" : account,
                NOON.plusSeconds(86400));
    }

    private static boolean readable(LedgerRecord record) {
        try {
            record.event();
            return true;
        } catch (InvalidEvidenceException e) {
            return false;
        }
    }
}
