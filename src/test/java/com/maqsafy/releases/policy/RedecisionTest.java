package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.ExportedRecords;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Redecision.Decision;
import com.maqsafy.releases.policy.Redecision.JudgedItem;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.RoutingFacts;
import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the gate decided is decided again from the export alone, by its own rules")
class RedecisionTest {

    private static final Rules RULES = new Rules();

    /**
     * Kinds of which a record may be missing without any rule deciding otherwise: the round in which people approved, where it
     * asks no role more than the policy does; the risk, when it is not peak time; the decision before the approvals, which
     * later ones repeat. That one of them is missing says the number of judged records.
     */
    private static final Set<String> DECIDE_NOTHING = Set.of("approvalRoundOpened", "riskAssessed", "gateEvaluated");

    /**
     * What may be otherwise in a record without any rule deciding otherwise: words of people, what only tells more of it, what the
     * record of the gate itself says of the world, and who did a task that anybody with the role may do.
     */
    private static final String UNNOTICED = String.join(
            "|",
            "(approvalRoundOpened|riskAssessed) /.*",
            ".* /reason",
            "requiredTestsDetermined /tests/0/reason",
            "backupTaken /(bytes|path|sha256)",
            "checkRun /(critical|item|round)",
            "notesWritten /markdown",
            "tagVerified /(tag|approvedCommit)",
            "testReported /(skipped|total)",
            "gateEvaluated /(rules|facts/.*)",
            "(backupConfirmed|checklistAnswered|deploymentStarted|migrationReviewed|notesWritten|releaseRequested"
                    + "|rollbackPlanDocumented|testReported) actor .*");

    private static final String LIST = "{\"files\":{\"bpmn/open-parts.dmn\":\"%s\",\"bpmn/required-tests.dmn\":\"%s\"}}"
            .formatted("9".repeat(64), "7".repeat(64));

    private final Map<String, String> documents = new HashMap<>(Map.of("0".repeat(64), LIST));

    private ReleaseStory released() {
        return released(story -> {}, story -> {});
    }

    private ReleaseStory released(Consumer<ReleaseStory> as, Consumer<ReleaseStory> more) {
        ReleaseStory story = asked(ReleaseStory.prepared(as));
        more.accept(story);
        gate(story, GateStage.PREPARATION);
        moved(story, "preparing", "awaiting-approval");
        story.approve();
        moved(story, "awaiting-approval", "approved");
        story.startDeployment();
        story.status = ReleaseStatus.APPROVED;
        gate(story, GateStage.DEPLOYMENT);
        moved(story, "approved", "deploying");
        story.deploy();
        moved(story, "deploying", "verifying");
        gate(story, GateStage.RELEASE);
        story.add("released", "system:release", "{reason: 'All went well.'}");
        moved(story, "verifying", "released");
        return story;
    }

    private static ReleaseStory asked(ReleaseStory story) {
        return story.change(
                "releaseRequested",
                request -> request.setAll((ObjectNode) EventKinds.payload(ReleaseRequested.of(story.details()))));
    }

    private static void moved(ReleaseStory story, String from, String to) {
        story.add("statusChanged", "system:release", "{from: '%s', to: '%s'}".formatted(from, to));
    }

    private void gate(ReleaseStory story, GateStage stage) {
        gate(story, stage, new Scene(story));
    }

    private void gate(ReleaseStory story, GateStage stage, Scene scene) {
        Dossier dossier = scene.dossier();
        GateRecorder.Evaluation evaluation = RULES.recorded(dossier, stage);
        String sha256 = "%064x".formatted(documents.size());
        documents.put(sha256, evaluation.consulted());
        GateResult result = evaluation.result();
        story.add(
                "gateEvaluated",
                "system:gate",
                EventKinds.payload(new GateEvaluated(
                                stage.word(),
                                result.deployable(),
                                dossier.contentDigest(),
                                result.findings(),
                                "0".repeat(64),
                                GateFacts.of(dossier),
                                sha256))
                        .toString());
    }

    private Redecision again(List<LedgerRecord> records) {
        return Redecision.of(new ExportedRecords(records, documents, ended(records)));
    }

    private static boolean ended(List<LedgerRecord> records) {
        return records.stream().anyMatch(r -> r.kind().equals("released"));
    }

    @Test
    @DisplayName("all three decisions of a release, by every rule that there is")
    void agreesWithTheGate() {
        ReleaseStory story = released();

        Redecision again = again(story.records());

        assertThat(again.decisions()).hasSize(3).allSatisfy(decision -> {
            assertThat(decision.deployable()).isTrue();
            assertThat(decision.differences()).isEmpty();
            assertThat(decision.untold()).isEmpty();
            assertThat(decision.items()).hasSizeGreaterThan(50).allMatch(JudgedItem::met);
        });
        assertThat(again.differences()).isEmpty();
        assertThat(again.same() && again.told()).isTrue();
    }

    @Test
    @DisplayName("says of each item whether it applies, by what, and which record serves it")
    void coversEveryItem() {
        ReleaseStory story = released();

        Map<String, CoveredItem> items = new HashMap<>();
        again(story.records()).items().forEach(item -> items.put(item.item(), item));

        assertThat(items.keySet()).containsExactlyInAnyOrderElementsOf(ChecklistRows.allItems());
        assertThat(items.get("TEST-06").verdict()).isEqualTo(CoveredItem.MET);
        assertThat(items.get("TEST-06").applies()).isTrue();
        assertThat(items.get("TEST-07").applies()).isFalse();
        assertThat(items.get("TEST-07").table()).isEqualTo("required-tests");
        assertThat(items.get("TEST-07").tableSha256()).isEqualTo("7".repeat(64));
        assertThat(items.get("MIG-01").words()).contains("met", "the release changes the database");
        assertThat(items.get("HOT-01").words()).contains("not asked", "the release is of type minor");
        assertThat(items.get("APR-02").why()).isEqualTo("asks technical-owner, product-owner");
        assertThat(items.get("LOG-05").verdict()).isEqualTo(CoveredItem.NOT_JUDGED);
        assertThat(items.values()).noneMatch(item -> item.verdict().equals(CoveredItem.CANNOT_TELL));
    }

    @Test
    @DisplayName("names the very row of the table that asked for an item, where the export has the table")
    void namesTheRowOfATable() throws IOException {
        documents.put("7".repeat(64), Files.readString(Path.of("bpmn/required-tests.dmn")));

        Map<String, CoveredItem> items = new HashMap<>();
        again(released().records()).items().forEach(item -> items.put(item.item(), item));

        assertThat(items.get("TEST-06").rows()).containsExactly(new CoveredItem.Row("rule_1", 1));
        assertThat(items.get("TEST-01").rows()).containsExactly(new CoveredItem.Row("rule_2", 2));
        assertThat(items.get("TEST-01").words()).contains("(table required-tests 777777777777, row 2 rule_2)");
        assertThat(items.get("TEST-07").rows()).isEmpty();
        assertThat(items.get("POST-01").rows()).isEmpty();
    }

    @Test
    @DisplayName(
            "the rows that a record says fired are those that fire on the records before it, of a table of the rules")
    void firesTheRowsAgain() throws IOException {
        String dmn = Files.readString(Path.of("bpmn/required-tests.dmn"));
        documents.put("7".repeat(64), dmn);
        List<String> fired = DeployedTables.of(
                        "required-tests",
                        dmn,
                        Map.of(
                                "release",
                                RoutingFacts.decision(
                                        ReleaseType.MINOR,
                                        "feature",
                                        List.of("backend"),
                                        List.of("code-logic"),
                                        false)))
                .stream()
                .map(DeployedTables.Row::rule)
                .toList();
        assertThat(fired).contains("rule_1", "rule_2");

        assertThat(firedDifferences("7".repeat(64), fired)).isEmpty();
        assertThat(firedDifferences("7".repeat(64), fired.subList(1, fired.size())))
                .singleElement()
                .asString()
                .startsWith("Record 3 says that of the table required-tests fired rule_2")
                .contains("it is rule_1, rule_2");
        assertThat(firedDifferences("7".repeat(64), List.of()))
                .singleElement()
                .asString()
                .contains("fired no row");
        assertThat(firedDifferences("8".repeat(64), fired))
                .containsExactly(
                        "Record 3 was decided by a table required-tests that is none of the rules of the release.");
        documents.remove("7".repeat(64));
        assertThat(firedDifferences("7".repeat(64), List.of()))
                .as("nothing to fire")
                .isEmpty();
    }

    @Test
    @DisplayName("which rows opened the parts that people were asked for is asked again of the table that is kept")
    void asksAgainWhatWasOpened() throws IOException {
        documents.put("9".repeat(64), Files.readString(Path.of("bpmn/open-parts.dmn")));

        assertThat(again(opening("9", "rule_10").records()).differences()).isEmpty();
        assertThat(again(opening("8", "rule_10").records()).differences())
                .as("the newest table, deployed since the release began")
                .isEmpty();
        assertThat(again(opening("9", "rule_9").records()).differences())
                .singleElement()
                .asString()
                .contains("says that of the table open-parts fired rule_9")
                .endsWith("it is rule_10.");
    }

    private ReleaseStory opening(String table, String rule) {
        return released(
                as -> {},
                more -> more.add(
                        "partsOpened",
                        "system:policy",
                        "{parts: ['notes'], unproven: ['notes'], decidedBy: {table: 'open-parts', version: 1, sha256: '%s', inputs: [], rows: [{rule: '%s', number: 1, description: ''}]}}"
                                .formatted(table.repeat(64), rule)));
    }

    private List<String> firedDifferences(String sha256, List<String> rules) {
        ReleaseStory story = released(
                as -> {},
                more -> more.change("requiredTestsDetermined", determined -> {
                    ObjectNode asked = determined
                            .putObject("decidedBy")
                            .put("table", "required-tests")
                            .put("version", 1)
                            .put("sha256", sha256);
                    asked.putArray("inputs")
                            .addObject()
                            .put("name", "Release type")
                            .put("value", "minor");
                    rules.forEach(rule -> asked.withArray("rows")
                            .addObject()
                            .put("rule", rule)
                            .put("number", 1)
                            .put("description", ""));
                }));
        Redecision again = again(story.records());
        assertThat(again.decisions())
                .allMatch(decision -> decision.differences().isEmpty());
        assertThat(again.same()).isEqualTo(again.differences().isEmpty());
        return again.differences();
    }

    @Test
    @DisplayName("with any one record taken away, what is decided is another thing, or it is said what is not allowed")
    void doesNotAgreeWithoutARecord() {
        List<LedgerRecord> records = released().records();
        Set<String> unnoticed = new TreeSet<>();
        for (LedgerRecord taken : records) {
            List<LedgerRecord> rest = new ArrayList<>(records);
            rest.remove(taken);
            Redecision again = again(rest);
            boolean decidedOtherwise = Stream.concat(
                            again.differences().stream(),
                            again.decisions().stream()
                                    .flatMap(d -> Stream.concat(d.differences().stream(), d.untold().stream())))
                    .anyMatch(difference -> !difference.startsWith("It judged the records up to "));
            if (!decidedOtherwise) {
                unnoticed.add(taken.kind());
            }
            assertThat(again.same() && again.told())
                    .as(taken.sequence() + " " + taken.kind())
                    .isFalse();
        }
        assertThat(DECIDE_NOTHING).as("kinds that no rule misses").containsAll(unnoticed);
    }

    @Test
    @OnlyInFull
    @DisplayName("with another commit, content, attempt, outcome, or approver in a record it is decided otherwise")
    void doesNotAgreeWithAChangedRecord() {
        List<LedgerRecord> records = released().records();
        SortedSet<String> unnoticed = new TreeSet<>();
        int changes = 0;
        for (int i = 0; i < records.size(); i++) {
            LedgerRecord whole = records.get(i);
            for (Map.Entry<String, LedgerRecord> changed : changed(whole).entrySet()) {
                List<LedgerRecord> others = new ArrayList<>(records);
                others.set(i, changed.getValue());
                changes++;
                if (isTheSame(others)) {
                    unnoticed.add(whole.kind() + " " + changed.getKey());
                }
            }
        }
        assertThat(unnoticed).allMatch(change -> change.matches(UNNOTICED));
        assertThat(changes).isGreaterThan(500);
    }

    private boolean isTheSame(List<LedgerRecord> records) {
        try {
            Redecision again = again(records);
            return again.same() && again.told();
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            // What is none of our words cannot be decided.
            return false;
        }
    }

    /** A record that says one thing otherwise, by what that is. */
    private static Map<String, LedgerRecord> changed(LedgerRecord r) {
        Map<String, LedgerRecord> changed = new TreeMap<>();
        for (String actor : List.of("owner", "developer", "qa", "tech", "product", "deployer", "rollback", "ci")) {
            if (!actor.equals(r.actor())) {
                changed.put(
                        "actor " + (r.actor().startsWith("system:") ? "system" : r.actor()) + "->" + actor,
                        with(r, actor, r.payload()));
            }
        }
        leaves(r.payload(), "", (pointer, value) -> {
            ObjectNode payload = r.payload().deepCopy();
            int cut = pointer.lastIndexOf('/');
            JsonNode parent = payload.at(pointer.substring(0, cut));
            JsonNode other = other(value);
            if (parent instanceof ObjectNode object) {
                object.set(pointer.substring(cut + 1), other);
            } else if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(pointer.substring(cut + 1)), other);
            }
            changed.put(pointer, with(r, r.actor(), payload));
        });
        return changed;
    }

    private static void leaves(JsonNode node, String pointer, BiConsumer<String, JsonNode> each) {
        if (node.isObject()) {
            node.properties().forEach(member -> leaves(member.getValue(), pointer + '/' + member.getKey(), each));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(node.get(i), pointer + '/' + i, each);
            }
        } else {
            each.accept(pointer, node);
        }
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        if (value.isNumber()) {
            return IntNode.valueOf(value.asInt() + 1);
        }
        String text = value.asText();
        return TextNode.valueOf(
                switch (text) {
                    case "passed", "succeeded" -> "failed";
                    case "yes" -> "no";
                    case "approve" -> "reject";
                    case "confirm" -> "refuse";
                    case "reviewed" -> "rejected";
                    case "technical-owner" -> "product-owner";
                    case "product-owner" -> "technical-owner";
                    default -> text.equals(ReleaseStory.COMMIT) ? ReleaseStory.OTHER_COMMIT : text + "x";
                });
    }

    private static LedgerRecord with(LedgerRecord r, String actor, JsonNode payload) {
        return new LedgerRecord(
                r.release(),
                r.sequence(),
                r.time(),
                actor,
                r.kind(),
                r.items(),
                r.element(),
                r.definition(),
                payload,
                r.previousHash(),
                r.hash());
    }

    @Test
    @DisplayName("what a later stage judges too is not met by an earlier one: that approvers are there is no approval")
    void leavesOpenWhatALaterStageJudges() {
        ReleaseStory story = asked(ReleaseStory.prepared());
        gate(story, GateStage.PREPARATION);
        assertThat(verdicts(story))
                .containsEntry("APR-02", CoveredItem.NOT_JUDGED)
                .containsEntry("VER-05", CoveredItem.NOT_JUDGED)
                .containsEntry("RB-01", CoveredItem.NOT_JUDGED)
                .containsEntry("POST-01", CoveredItem.NOT_JUDGED)
                .containsEntry("RB-08", CoveredItem.MET)
                .containsEntry("TEST-06", CoveredItem.MET);

        story.approve().startDeployment();
        story.status = ReleaseStatus.APPROVED;
        gate(story, GateStage.DEPLOYMENT);
        assertThat(verdicts(story))
                .containsEntry("APR-02", CoveredItem.MET)
                .containsEntry("RB-01", CoveredItem.MET)
                .containsEntry("DEP-01", CoveredItem.NOT_JUDGED)
                .containsEntry("VER-05", CoveredItem.NOT_JUDGED);
    }

    private Map<String, String> verdicts(ReleaseStory story) {
        Map<String, String> verdicts = new TreeMap<>();
        again(story.records()).items().forEach(item -> verdicts.put(item.item(), item.verdict()));
        return verdicts;
    }

    @Test
    @DisplayName(
            "a decision without what was looked at, among others that have it, leads to no release that is the same")
    void aDecisionThatCannotBeMadeAgain() {
        List<LedgerRecord> records = new ArrayList<>(released().records());
        records.removeIf(r -> r.kind().equals("approvalDecided"));
        records.replaceAll(r -> r.kind().equals("gateEvaluated")
                        && !r.payload().path("stage").asText().equals("preparation")
                ? with(r, r.actor(), without(r.payload(), "facts", "consulted"))
                : r);

        Redecision again = again(records);

        assertThat(again.decisions()).hasSize(1).allMatch(d -> d.differences().isEmpty());
        assertThat(again.told()).isFalse();
        assertThat(again.untold())
                .hasSize(2)
                .first()
                .asString()
                .matches(
                        "Record \\d+ calls the release deploying by the decision of record \\d+, which does not say what was looked at.");
    }

    private static JsonNode without(JsonNode payload, String... members) {
        ObjectNode rest = payload.deepCopy();
        rest.remove(List.of(members));
        return rest;
    }

    @Test
    @DisplayName("what expired is not looked at as it was before")
    void looksAtTheTimeOfTheRecord() {
        List<LedgerRecord> records = new ArrayList<>(released().records());
        records.replaceAll(r -> {
            if (!r.kind().equals("gateEvaluated")) {
                return r;
            }
            ObjectNode payload = r.payload().deepCopy();
            ((ObjectNode) payload.get("facts")).put("at", "2026-02-02T08:00:00Z");
            return with(r, r.actor(), payload);
        });
        assertThat(again(records).decisions())
                .allMatch(d -> d.differences().stream()
                        .anyMatch(difference -> difference.startsWith(
                                "It judged what counted at 2026-02-02T08:00:00Z, and was recorded at ")));
    }

    @Test
    @DisplayName("the evidence of one service shows nothing of another")
    void isOfTheReleaseThatWasRequested() {
        List<LedgerRecord> records = new ArrayList<>(released().records());
        records.replaceAll(r -> new LedgerRecord(
                "snack-api-1.5.0",
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                r.items(),
                r.element(),
                r.definition(),
                r.payload(),
                r.previousHash(),
                r.hash()));
        assertThat(again(records).decisions())
                .allMatch(d -> d.differences()
                        .contains("What was requested is canteen-api-1.5.0, and the evidence is of snack-api-1.5.0."));
    }

    @Test
    @DisplayName("what was prepared anew, or refused since, is not allowed by a decision of before")
    void needsANewDecision() {
        ReleaseStory anew = released();
        moved(anew, "released", "preparing");
        moved(anew, "preparing", "deploying");
        assertThat(again(anew.records()).differences())
                .contains(
                        "Record %d calls the release deploying, and no decision of the gate for deployment allowed it."
                                .formatted(anew.records().size()));

        ReleaseStory refused = asked(ReleaseStory.prepared());
        refused.approve().startDeployment();
        refused.status = ReleaseStatus.APPROVED;
        gate(refused, GateStage.DEPLOYMENT);
        Scene scene = new Scene(refused);
        scene.inWindow = false;
        gate(refused, GateStage.DEPLOYMENT, scene);
        moved(refused, "preparing", "deploying");
        assertThat(again(refused.records()).differences())
                .containsExactly(
                        "Record %d calls the release deploying, and no decision of the gate for deployment allowed it."
                                .formatted(refused.records().size()));
    }

    @Test
    void saysWhatStoodAgainstARefusal() {
        ReleaseStory story = asked(ReleaseStory.requested());
        gate(story, GateStage.PREPARATION);

        Decision decision = again(story.records()).decisions().get(0);

        assertThat(decision.deployable()).isFalse();
        assertThat(decision.differences()).isEmpty();
        assertThat(decision.untold()).isEmpty();
        assertThat(decision.items())
                .filteredOn(item -> !item.met())
                .extracting(JudgedItem::item)
                .contains("PR-01", "PRE-06", "PRE-05", "TEST-06", "NOTE-01", "RB-01", "PRIN-07");
    }

    @Test
    @DisplayName("hotfixes and security releases too, whatever stands against them")
    void ofTheOtherTypes() {
        for (ReleaseType type : List.of(ReleaseType.HOTFIX, ReleaseType.SECURITY)) {
            ReleaseStory story = asked(ReleaseStory.prepared(s -> {
                s.type = type;
                s.changeType = "fix";
            }));
            gate(story, GateStage.RELEASE);

            Redecision again = again(story.records());

            assertThat(again.same()).as(type.word()).isTrue();
            assertThat(again.told()).as(type.word()).isTrue();
            assertThat(again.items())
                    .filteredOn(item -> item.item().equals(type == ReleaseType.HOTFIX ? "HOT-02" : "SEC-01"))
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.applies()).isTrue();
                        assertThat(item.verdict()).isEqualTo(CoveredItem.NOT_MET);
                        assertThat(item.findings()).isNotEmpty();
                    });
        }
    }

    @Test
    @DisplayName("outside its window it was refused, in the zone's words of then")
    void atTheTimeOfThen() {
        ReleaseStory story = asked(ReleaseStory.prepared());
        story.approve().startDeployment();
        Scene scene = new Scene(story);
        scene.inWindow = false;
        gate(story, GateStage.DEPLOYMENT, scene);

        Redecision again = again(story.records());

        assertThat(again.same()).isTrue();
        assertThat(again.items())
                .filteredOn(item -> item.item().equals("OPEN-08"))
                .flatExtracting(CoveredItem::findings)
                .containsExactly("It is no maintenance window. Wait until 2026-03-03 20:00 UTC.");
    }

    @Test
    @DisplayName("an answer that was made up decides otherwise, or leads to a question that was not asked")
    void findsAMadeUpAnswer() {
        ReleaseStory story = released();
        Map<String, String> answers = Map.copyOf(documents);

        documents.replaceAll((sha256, text) -> text.replace("PT336H", "PT1M"));
        assertThat(again(story.records()).decisions().get(1).differences())
                .anyMatch(d -> d.startsWith("Found now, and not then: APR-02 The approval of tech as technical-owner"));

        documents.putAll(answers);
        documents.replaceAll((sha256, text) -> text.replace("\"answer\":[\"technical-owner\"]", "\"answer\":[\"qa\"]"));
        assertThat(again(story.records()).told()).isFalse();
    }

    @Test
    @DisplayName("what was not asked then cannot be told, and is not taken for met")
    void cannotTellWhatWasNotAsked() {
        ReleaseStory story = released();
        documents.keySet().removeIf(sha256 -> !sha256.equals("0".repeat(64)));

        Redecision again = again(story.records());

        assertThat(again.told()).isFalse();
        assertThat(again.same()).isTrue();
        assertThat(again.decisions().get(2).untold())
                .anyMatch(u -> u.contains("cannot be told by RollbackPlanRule"))
                .anyMatch(u -> u.contains("cannot be told by BackupRule: it was not kept what PolicySettings was."));
        assertThat(again.items())
                .filteredOn(item -> item.item().equals("RB-06"))
                .extracting(CoveredItem::verdict)
                .containsExactly(CoveredItem.CANNOT_TELL);
    }

    @Test
    @DisplayName("a gate record that was made up: it calls deployable what its rules refuse")
    void findsAMadeUpDecision() {
        ReleaseStory story = asked(ReleaseStory.requested());
        gate(story, GateStage.DEPLOYMENT);
        story.change("gateEvaluated", record -> {
            record.put("deployable", true);
            record.putArray("findings");
        });

        assertThat(again(story.records()).decisions().get(0).differences())
                .anyMatch(d -> d.startsWith("Found now, and not then: APR-02 "))
                .anyMatch(d -> d.startsWith("Found now, and not then: TEST-06 "));
    }

    @Test
    @DisplayName("a finding that was made up, to stop somebody's release")
    void findsAMadeUpFinding() {
        ReleaseStory story = asked(ReleaseStory.prepared());
        gate(story, GateStage.PREPARATION);
        story.change("gateEvaluated", record -> {
            record.put("deployable", false);
            record.withArray("findings").addObject().put("item", "PR-01").put("message", "It is unclear.");
        });

        assertThat(again(story.records()).decisions().get(0).differences())
                .containsExactly("Found then, and not now: PR-01 It is unclear.");
    }

    @Test
    @DisplayName("a release that nobody let into production, and a status that does not follow")
    void findsWhatNoDecisionAllowed() {
        ReleaseStory story = asked(ReleaseStory.prepared());
        gate(story, GateStage.PREPARATION);
        moved(story, "approved", "deploying");
        moved(story, "deploying", "released");

        assertThat(again(story.records()).differences())
                .containsExactly(
                        "Record 14 moves the release from approved, but it was preparing.",
                        "Record 14 calls the release deploying, and no decision of the gate for deployment allowed it.",
                        "Record 15 calls the release released, and no decision of the gate for release allowed it.",
                        "The release is released, and no record says so.");
    }

    @Test
    @DisplayName("every rule of the application is made over what it was answered")
    void knowsEveryRule() {
        assertThat(RuleSet.ofTheProduct().classes())
                .containsExactlyInAnyOrderElementsOf(RULES.all.stream()
                        .<Class<? extends GateRule>>map(rule -> rule.getClass())
                        .toList());
    }

    @Test
    @DisplayName("records of before have no facts, and nothing is decided again from them")
    void decidesNothingFromRecordsOfBefore() {
        ReleaseStory story = ReleaseStory.requested();
        story.add(
                "gateEvaluated",
                "system:gate",
                "{stage: 'preparation', deployable: true, contentDigest: '', findings: []}");
        assertThat(again(story.records()).decisions()).isEmpty();
    }
}
