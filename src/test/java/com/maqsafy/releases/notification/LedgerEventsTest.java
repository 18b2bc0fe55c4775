package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.DestructiveOperationDecided;
import com.maqsafy.releases.approval.PeakDeploymentDecided;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.hotfix.HotfixScopeDecided;
import com.maqsafy.releases.hotfix.RiskReviewed;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.RollbackDecided;
import com.maqsafy.releases.release.StepEnded;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What of the ledger people are told")
class LedgerEventsTest {

    private final NotificationFixture fixture = new NotificationFixture();
    private final CloudEvents cloudEvents = fixture.node(Map.of()).cloudEvents;
    private final LedgerEvents events = NotificationFixture.ledgerEvents();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            approvalDecided             | {"decision":"approve","role":"technical-owner","contentDigest":"d"} | APPROVAL_DECIDED  | {"decision":"approve","role":"technical-owner","matter":"approval","by":"tech"}
            approvalDecided             | {"decision":"reject","reason":"No"}               | APPROVAL_DECIDED   | {"decision":"reject","reason":"No","matter":"approval","by":"tech"}
            rollbackDecided             | {"decision":"approve","role":"technical-owner"}   | APPROVAL_DECIDED   | {"decision":"approve","role":"technical-owner","matter":"rollback","by":"tech"}
            peakDeploymentDecided       | {"decision":"wait"}                               | APPROVAL_DECIDED   | {"decision":"wait","matter":"peak","by":"tech"}
            destructiveOperationDecided | {"decision":"rejected"}                           | APPROVAL_DECIDED   | {"decision":"rejected","matter":"destructive","by":"tech"}
            hotfixScopeDecided          | {"decision":"agree"}                              | APPROVAL_DECIDED   | {"decision":"agree","matter":"hotfix-scope","by":"tech"}
            riskReviewed                | {"decision":"acceptable"}                         | APPROVAL_DECIDED   | {"decision":"acceptable","matter":"risk","by":"tech"}
            approvalLapsed              | {"findings":[{"item":"APR-01","message":"Old"}]}  | APPROVAL_LAPSED    | {"findings":[{"item":"APR-01","message":"Old"}],"more":0}
            gateEvaluated               | {"stage":"preparation","deployable":false,"findings":[{"item":"TEST-06","message":"None"}]} | RELEASE_FINDINGS | {"findings":[{"item":"TEST-06","message":"None"}],"more":0,"stage":"preparation"}
            gateEvaluated               | {"stage":"preparation","deployable":true,"findings":[]} | |
            stepEnded                   | {"plan":"deployment","attempt":1,"step":"migrate","title":"Migrate","outcome":"failed","exitCode":1} | STEP_FAILED | {"plan":"deployment","attempt":1,"step":"migrate","title":"Migrate","outcome":"failed"}
            stepEnded                   | {"outcome":"succeeded"}                           | |
            checkRun                    | {"purpose":"rollback","attempt":1,"round":2,"check":"login","critical":true,"outcome":"errored","evidence":"x"} | CHECK_FAILED | {"purpose":"rollback","attempt":1,"round":2,"check":"login","critical":true,"outcome":"errored"}
            checkRun                    | {"outcome":"passed"}                              | |
            maintenanceHeldLong         | {"service":"canteen-api","since":"2026-03-02T08:00:00Z"} | PRODUCTION_HELD | {"since":"2026-03-02T08:00:00Z"}
            deploymentRefused           | {"where":"step","findings":["deployment: no approval"]} | DEPLOYMENT_REFUSED | {"findings":[{"item":"","message":"deployment: no approval"}],"more":0,"where":"step"}
            riskAssessed                | {"freeze":"Ramadan","nextOpening":"2026-03-20T00:00:00Z"} | RELEASE_WAITS | {"freeze":"Ramadan","until":"2026-03-20T00:00:00Z"}
            riskAssessed                | {"nextOpening":"2026-03-20T00:00:00Z"}            | |
            releaseRequested            | {"type":"minor","branch":"release/1.5.0","summary":"Limits","risks":"None"} | RELEASE_REQUESTED | {"type":"minor","branch":"release/1.5.0","summary":"Limits","by":"tech"}
            deploymentStarted           | {"attempt":1}                                     | RELEASE_DEPLOYING  | {"attempt":1,"by":"tech"}
            released                    | {"reason":"Fine"}                                 | RELEASE_RELEASED   | {"reason":"Fine"}
            rolledBack                  | {"reason":"Back","productionVersion":"1.4.0"}     | RELEASE_ROLLED_BACK | {"reason":"Back","productionVersion":"1.4.0"}
            reworkRequested             | {"reason":"No","parts":["notes"]}                 | RELEASE_SENT_BACK  | {"reason":"No","by":"tech"}
            putOff                      | {"reason":"No","plannedAt":"2026-03-05T00:00:00Z"} | RELEASE_PUT_OFF   | {"reason":"No","by":"tech","until":"2026-03-05T00:00:00Z"}
            rejected                    | {"reason":"No"}                                   | RELEASE_REJECTED   | {"reason":"No"}
            withdrawn                   | {"reason":"No"}                                   | RELEASE_WITHDRAWN  | {"reason":"No"}
            failed                      | {"reason":"No"}                                   | RELEASE_FAILED     | {"reason":"No"}
            stabilisationStarted        | {"until":"x","reviewDueAt":"2026-03-05T00:00:00Z"} | REVIEW_DUE        | {"dueAt":"2026-03-05T00:00:00Z"}
            riskReviewReminded          | {"dueAt":"2026-03-05T00:00:00Z"}                  | REVIEW_REMINDED    | {"dueAt":"2026-03-05T00:00:00Z"}
            riskReviewEscalated         | {"dueAt":"2026-03-05T00:00:00Z"}                  | REVIEW_ESCALATED   | {"dueAt":"2026-03-05T00:00:00Z"}
            reviewOverdue               | {"reviewDueAt":"2026-03-05T00:00:00Z"}            | REVIEW_OVERDUE     | {"dueAt":"2026-03-05T00:00:00Z"}
            technicalFailure            | {"what":"Tag","work":"tag","message":"No","tries":3,"owners":["qa"],"dueAt":"2026-03-05T00:00:00Z"} | INCIDENT_OPENED | {"what":"Tag","message":"No","owners":["qa"],"dueAt":"2026-03-05T00:00:00Z"}
            technicalFailureEscalated   | {"what":"Tag","dueAt":"2026-03-05T00:00:00Z"}     | INCIDENT_ESCALATED | {"what":"Tag","dueAt":"2026-03-05T00:00:00Z"}
            technicalFailureSettled     | {"what":"Tag"}                                    | INCIDENT_SETTLED   | {"what":"Tag"}
            testReported                | {"outcome":"passed"}                              | |
            vulnerabilityDocumented     | {"description":"x"}                               | |
            """)
    void eachKindIsOneEventOrNone(String kind, String payload, EventType type, String data) {
        Optional<Draft> draft =
                events.of(fixture.record(NotificationFixture.RELEASE, "tech", kind, NotificationFixture.object(payload))
                        .record());

        assertThat(draft.map(Draft::type)).isEqualTo(Optional.ofNullable(type));
        draft.ifPresent(d -> {
            assertThat(d.data().toString())
                    .isEqualTo(NotificationFixture.object(data).toString());
            EventSchemas.assertDescribed(cloudEvents.of(new NotificationEvent(
                    UUID.randomUUID(), d.type(), d.release(), d.service(), NotificationFixture.NOON, d.data())));
        });
    }

    @Test
    void longTextsAreCutShortAndManyFindingsCounted() {
        Draft draft = events.of(fixture.record(
                                NotificationFixture.RELEASE,
                                "system:gate",
                                "gateEvaluated",
                                Map.of(
                                        "deployable",
                                        false,
                                        "findings",
                                        IntStream.range(0, 25)
                                                .mapToObj(i -> Map.of("item", "T", "message", "x".repeat(900)))
                                                .toList()))
                        .record())
                .orElseThrow();

        assertThat(draft.data().path("findings")).hasSize(20);
        assertThat(draft.data().path("more").asInt()).isEqualTo(5);
        assertThat(draft.data().at("/findings/0/message").asText()).hasSize(500).endsWith("x…");
    }

    @Test
    void customerDataIsNotTold() {
        Draft draft = events.of(fixture.record(
                                NotificationFixture.RELEASE,
                                "tech",
                                "withdrawn",
                                Map.of("reason", "Ask ahmad.salem" + "@gmail.com for the list"))
                        .record())
                .orElseThrow();

        assertThat(draft.data().path("reason").asText()).isEqualTo("Ask [redacted:email-address] for the list");
    }

    @Test
    void whatHappensAgainAndAgainIsWrittenOnce() {
        Draft draft = events.of(fixture.record(
                                NotificationFixture.RELEASE,
                                "system:policy",
                                "riskAssessed",
                                NotificationFixture.object(
                                        "{\"freeze\":\"Ramadan\",\"nextOpening\":\"2026-03-20T00:00:00Z\"}"))
                        .record())
                .orElseThrow();

        assertThat(draft.once()).isEqualTo("waits canteen-api-1.5.0 2026-03-20T00:00:00Z");
    }

    private static final Pattern WORD = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    /** What people and programs wrote stands between ⟦ and ⟧. */
    private static final String ARABIC = """
            task.opened         | {"task":"t-1","element":"userTask_approveRelease","title":"Approve canteen-api 1.5.0 as technical owner","dueAt":"2026-03-05T00:00:00Z"}
            task.assigned       | {"task":"t-1","element":"userTask_provideTestEvidence","title":"Provide evidence of TEST-06 for canteen-api 1.5.0"}
            task.due-soon       | {"task":"t-1","element":"userTask_confirmBackup","title":"Confirm the backup for canteen-api 1.5.0","dueAt":"2026-03-05T00:00:00Z"}
            task.overdue        | {"task":"t-1","element":"userTask_resolveTechnicalFailure","title":"Resolve the technical failure of canteen-api 1.5.0","dueAt":"2026-03-05T00:00:00Z"}
            task.escalated      | {"task":"t-1","element":"userTask_decideOnFailedStep","title":"Decide on the failed step of canteen-api 1.5.0","dueAt":"2026-03-05T00:00:00Z"}
            role.uncovered      | {"role":"security-owner,management","types":[],"from":"2026-03-05T00:00:00Z","message":"Nobody will be there as security-owner,management from 2026-03-05T00:00:00Z on. Name a substitute, or put somebody into the group."}
            role.uncovered      | {"role":"technical-owner,product-owner","types":["minor","major"],"from":"2026-03-05T00:00:00Z","until":"2026-03-07T00:00:00Z","message":"Too few different people will be there to approve a minor or major release from 2026-03-05T00:00:00Z until 2026-03-07T00:00:00Z. Name substitutes, or put more people into technical-owner,product-owner."}
            approval.decided    | {"decision":"rework","role":"security-owner,management","reason":"⟦Not yet⟧","matter":"approval","by":"tech"}
            approval.decided    | {"decision":"wait","matter":"peak","by":"tech"}
            approval.lapsed     | {"findings":[{"item":"APR-02","message":"The approval of ⟦ann⟧ as technical-owner counts no longer: ⟦ann⟧ approved and is not in technical-owner any more. It is asked for again."}],"more":0}
            release.findings    | {"stage":"preparation","findings":[{"item":"TEST-06","message":"Regression tests have no evidence for this commit. Report their result."},{"item":"OPEN-01","message":"REL-SRC-001 The repository of canteen-api cannot be read: check that it is reachable."},{"item":"PRE-14","message":"'Are monitoring and alerts checked?' is answered no (⟦later⟧). Mend it and answer again."}],"more":3}
            step.failed         | {"plan":"deployment","attempt":1,"step":"migrate","title":"⟦Migrate⟧","outcome":"timed-out"}
            check.failed        | {"purpose":"rollback","attempt":1,"round":2,"check":"⟦login⟧","critical":true,"outcome":"errored"}
            production.held     | {"since":"2026-03-02T08:00:00Z"}
            deployment.refused  | {"where":"step","findings":[{"item":"RULE-07","message":"It is peak time and the risk is high. Wait for quieter hours, or have the peak deployment approved."}],"more":0}
            deployment.refused  | {"where":"step","findings":[{"item":"","message":"REL-DEP-011 Nobody has started the deployment of canteen-api. Start it with its form; a moved token does not."},{"item":"NOTE-08","message":"The deployment is planned for 2026-12-03T14:40:00Z. Wait until then."}],"more":0}
            release.waits       | {"freeze":"⟦Ramadan⟧","until":"2026-03-20T00:00:00Z"}
            production.frozen   | {"freeze":"⟦Ramadan⟧","until":"2026-03-20T00:00:00Z"}
            production.drift    | {"expected":"1.4.1","found":"1.4.0","since":"2026-03-20T00:00:00Z"}
            release.requested   | {"type":"minor","branch":"release/1.5.0","summary":"⟦Limits⟧","by":"tech"}
            release.deploying   | {"attempt":1,"by":"system:deployment"}
            release.released    | {"reason":"⟦Fine⟧"}
            release.rolled-back | {"reason":"⟦Back⟧","productionVersion":"1.4.0"}
            release.sent-back   | {"reason":"⟦No⟧","by":"tech"}
            release.put-off     | {"reason":"⟦No⟧","by":"tech","until":"2026-03-05T00:00:00Z"}
            release.rejected    | {"reason":"⟦No⟧"}
            release.withdrawn   | {"reason":"⟦No⟧"}
            release.failed      | {"reason":"⟦No⟧"}
            review.due          | {"dueAt":"2026-03-05T00:00:00Z"}
            review.reminded     | {"dueAt":"2026-03-05T00:00:00Z"}
            review.escalated    | {"dueAt":"2026-03-05T00:00:00Z"}
            review.overdue      | {"dueAt":"2026-03-05T00:00:00Z"}
            incident.opened     | {"what":"Standard release: Tag release","message":"⟦Connection refused⟧","owners":["qa"],"dueAt":"2026-03-05T00:00:00Z"}
            incident.escalated  | {"what":"Release preparation: Inspect source","dueAt":"2026-03-05T00:00:00Z"}
            incident.settled    | {"what":"Deployment step: Run deployment step"}
            """;

    /** Names, ids, versions, and what people or programs wrote. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "Tariq Tech|canteen-api|REL-[A-Z]{3}-\\d{3}|[A-Z]+-\\d\\d|Asia/Riyadh|POST-05|⟦[^⟧]*⟧|https://\\S+|UTC");

    @Test
    void everythingThatIsToldIsToldInArabic() {
        Map<String, String> told = new TreeMap<>();
        ARABIC.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            told.merge(parts[0].strip(), parts[1].strip(), (one, other) -> one + "\n" + other);
        });
        MessageWriter writer = fixture.node(Map.of()).writer;
        for (EventType type : EventType.values()) {
            assertThat(told).containsKey(type.word());
            told.get(type.word()).lines().forEach(data -> {
                NotificationEvent event = new NotificationEvent(
                        UUID.randomUUID(),
                        type,
                        type == EventType.ROLE_UNCOVERED || type.word().startsWith("production.")
                                ? null
                                : NotificationFixture.RELEASE,
                        "canteen-api",
                        NotificationFixture.NOON,
                        NotificationFixture.object(data));
                Message message = writer.write(List.of(event), false, Language.AR, ZoneId.of("Asia/Riyadh"));
                Message.Item item = message.items().get(0);
                String said = item.plainTitle(Language.AR) + "\n" + message.subject() + "\n" + item.linkText() + "\n"
                        + item.facts().stream()
                                .map(fact -> fact.label() + ": " + fact.value())
                                .collect(Collectors.joining("\n"));

                assertThat(NOT_OURS.matcher(said).replaceAll(""))
                        .as(type.word() + " " + said)
                        .containsPattern("\\p{IsArabic}")
                        .doesNotContainPattern("[A-Za-z]");
            });
        }
    }

    /** Every word that stands in a message and is ours, whatever record brings it. */
    @Test
    void everyWordOfADecisionOrAnOutcomeHasItsArabic() {
        Texts arabic = Texts.in(Language.AR);
        Set<String> missing = new TreeSet<>();
        for (Class<? extends LedgerEvent> type : List.of(
                ApprovalDecided.class,
                RollbackDecided.class,
                PeakDeploymentDecided.class,
                DestructiveOperationDecided.class,
                HotfixScopeDecided.class,
                RiskReviewed.class,
                StepEnded.class,
                CheckRun.class)) {
            for (RecordComponent member : type.getRecordComponents()) {
                Means means = member.getAnnotation(Means.class);
                if (means != null && Set.of("decision", "outcome").contains(member.getName())) {
                    WORD.matcher(means.value())
                            .results()
                            .map(found -> found.group(1))
                            .filter(word -> !Set.of("passed", "succeeded").contains(word))
                            .filter(word -> arabic.word(member.getName(), word).equals(word))
                            .forEach(word -> missing.add(type.getSimpleName() + " " + word));
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
