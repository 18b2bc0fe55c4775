package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Redecision.Decision;
import com.maqsafy.releases.policy.Redecision.JudgedItem;
import com.maqsafy.releases.release.ReleaseRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What the gate decided is decided again from the records alone, by its own rules")
class RedecisionTest {

    private static final Rules RULES = new Rules();

    /**
     * Kinds that only rules read that cannot be judged outside (backup, calendar), or that change no answer (the round in which
     * people approved). That one of them is missing says the chain.
     */
    private static final Set<String> OF_OTHER_RULES = Set.of(
            "statusChanged",
            "deploymentStarted",
            "backupTaken",
            "backupConfirmed",
            "approvalRoundOpened",
            "riskAssessed",
            "migrationReviewed",
            "rollbackPlanDocumented",
            "deploymentPlanned");

    private final ReleaseGate gate = new ReleaseGate(RULES.all, RULES.catalogue);

    private List<LedgerRecord> records(GateStage stage) {
        ReleaseStory story = switch (stage) {
            case PREPARATION -> ReleaseStory.prepared();
            case DEPLOYMENT -> ReleaseStory.deploying();
            case RELEASE -> ReleaseStory.deployed();
        };
        story.change(
                "releaseRequested",
                request -> request.setAll((ObjectNode) EventKinds.payload(ReleaseRequested.of(story.details()))));
        story.add("statusChanged", "system:release", "{from: 'preparing', to: '" + story.status.word() + "'}");
        return judged(story, stage);
    }

    private List<LedgerRecord> judged(ReleaseStory story, GateStage stage) {
        Dossier dossier = new Scene(story).dossier();
        GateResult result = gate.evaluate(dossier, stage);
        story.add(
                "gateEvaluated",
                "system:gate",
                EventKinds.payload(new GateEvaluated(
                                stage.word(),
                                result.deployable(),
                                dossier.contentDigest(),
                                result.findings(),
                                "0".repeat(64),
                                GateFacts.of(dossier)))
                        .toString());
        return story.records();
    }

    @ParameterizedTest
    @EnumSource(GateStage.class)
    void agreesWithTheGate(GateStage stage) {
        List<LedgerRecord> records = records(stage);

        Decision decision = Redecision.of(records).get(0);

        assertThat(decision.differences()).isEmpty();
        assertThat(decision.deployable()).isTrue();
        assertThat(decision.record()).isEqualTo(records.size());
        assertThat(decision.items()).hasSizeGreaterThan(50).allMatch(JudgedItem::met);
    }

    @ParameterizedTest
    @EnumSource(GateStage.class)
    void doesNotWhenARecordIsTakenAway(GateStage stage) {
        List<LedgerRecord> records = records(stage);
        Set<String> unnoticed = new TreeSet<>();
        for (LedgerRecord taken : records) {
            List<LedgerRecord> rest = new ArrayList<>(records);
            rest.remove(taken);
            List<Decision> decisions = Redecision.of(rest);
            if (!decisions.isEmpty() && decisions.get(0).differences().isEmpty()) {
                unnoticed.add(taken.kind());
            }
        }
        assertThat(OF_OTHER_RULES).as("kinds whose absence is not noticed").containsAll(unnoticed);
    }

    @Test
    void saysWhatStoodAgainstARefusal() {
        ReleaseStory story = ReleaseStory.requested();
        story.change(
                "releaseRequested",
                request -> request.setAll((ObjectNode) EventKinds.payload(ReleaseRequested.of(story.details()))));

        Decision decision = Redecision.of(judged(story, GateStage.PREPARATION)).get(0);

        assertThat(decision.deployable()).isFalse();
        assertThat(decision.differences()).isEmpty();
        assertThat(decision.items())
                .filteredOn(item -> !item.met())
                .extracting(JudgedItem::item)
                .contains("PR-01", "PRE-06", "TEST-06", "NOTE-01");
    }

    @Test
    @DisplayName("a gate record that was made up: it calls deployable what its rules refuse")
    void findsAMadeUpDecision() {
        ReleaseStory story = ReleaseStory.requested();
        story.change(
                "releaseRequested",
                request -> request.setAll((ObjectNode) EventKinds.payload(ReleaseRequested.of(story.details()))));
        Dossier dossier = new Scene(story).dossier();
        story.add(
                "gateEvaluated",
                "system:gate",
                EventKinds.payload(new GateEvaluated(
                                "deployment", true, dossier.contentDigest(), List.of(), null, GateFacts.of(dossier)))
                        .toString());

        assertThat(Redecision.of(story.records()).get(0).differences())
                .anyMatch(d -> d.startsWith("Found now, and not then: APR-02 "))
                .anyMatch(d -> d.startsWith("Found now, and not then: TEST-06 "));
    }

    @Test
    void namesTheRulesThatCannotBeJudgedOutside() {
        Set<String> judged =
                Redecision.judged().stream().map(Class::getSimpleName).collect(Collectors.toSet());
        assertThat(RULES.all)
                .filteredOn(rule -> rule.getClass().getPackageName().equals(Redecision.class.getPackageName()))
                .extracting(rule -> rule.getClass().getSimpleName())
                .filteredOn(rule -> !judged.contains(rule))
                .containsExactlyInAnyOrder(
                        "PlannedTimePassedRule",
                        "BackupRule",
                        "RollbackPlanRule",
                        "ApproversRule",
                        "ReleaseOwnerRule",
                        "ApprovedPlanRule",
                        "SystemAnsweredRowsRule",
                        "MigrationReviewRule",
                        "WindowRule",
                        "NotesLeakRule");
    }

    @Test
    @DisplayName("records of before have no facts, and nothing is decided again from them")
    void decidesNothingFromRecordsOfBefore() {
        ReleaseStory story = ReleaseStory.requested();
        story.add(
                "gateEvaluated",
                "system:gate",
                "{stage: 'preparation', deployable: true, contentDigest: '', findings: []}");
        assertThat(Redecision.of(story.records())).isEmpty();
    }
}
