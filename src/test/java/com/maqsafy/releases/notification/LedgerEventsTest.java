package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
            deploymentRefused           | {"where":"step","findings":[{"item":"APR-01","message":"No"}]} | DEPLOYMENT_REFUSED | {"findings":[{"item":"APR-01","message":"No"}],"more":0,"where":"step"}
            riskAssessed                | {"freeze":"Ramadan","nextOpening":"2026-03-20T00:00:00Z"} | RELEASE_WAITS | {"freeze":"Ramadan","until":"2026-03-20T00:00:00Z"}
            riskAssessed                | {"nextOpening":"2026-03-20T00:00:00Z"}            | |
            releaseRequested            | {"type":"minor","branch":"release/1.5.0","summary":"Limits","risks":"None"} | RELEASE_REQUESTED | {"type":"minor","branch":"release/1.5.0","summary":"Limits","by":"tech"}
            deploymentStarted           | {"attempt":1}                                     | RELEASE_DEPLOYING  | {"attempt":1,"by":"tech"}
            released                    | {"reason":"Fine"}                                 | RELEASE_RELEASED   | {"reason":"Fine"}
            rolledBack                  | {"reason":"Back","productionVersion":"1.4.0"}     | RELEASE_ROLLED_BACK | {"reason":"Back","productionVersion":"1.4.0"}
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
}
