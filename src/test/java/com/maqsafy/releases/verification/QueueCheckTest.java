package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-05, DEP-05. */
@Timeout(30)
class QueueCheckTest {

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            202 | {"id":"job-7"} | 200 | {"status":"processed","version":"1.5.0"} | PASSED | the ping job was processed by version 1.5.0
            200 | {"id":7} | 200 | {"status":"processed"} | PASSED | the ping job was processed
            202 | {"id":"job-7"} | 200 | {"status":"processed","version":"1.4.1"} | FAILED | REL-VER-010 the worker runs version 1.4.1, expected 1.5.0; restart the workers
            202 | {"id":"job-7"} | 200 | {"status":"failed"} | FAILED | REL-VER-010 the worker failed to process the ping job
            202 | {"id":"job-7"} | 200 | {"status":"pending"} | FAILED | REL-VER-010 the ping job was not processed in time, its status is pending; check that workers are running
            202 | {"id":"job-7"} | 404 | {} | FAILED | REL-VER-010 the status of the ping job answered status 404, expected 200
            500 | {"id":"job-7"} | 200 | {"status":"processed"} | FAILED | REL-VER-010 the ping job was not taken: status 500, expected 2xx with an id
            202 | {"id":"../x"} | 200 | {"status":"processed"} | FAILED | REL-VER-010 the ping job was not taken: status 202, expected 2xx with an id
            202 | ok | 200 | {"status":"processed"} | FAILED | REL-VER-010 the ping job was not taken: status 202, expected 2xx with an id
            """)
    void sendsAPingThroughTheQueue(int enqueued, String id, int status, String answer, Outcome outcome, String evidence)
            throws Exception {
        try (Target target = new Target().on("/ping", enqueued, id).on("/ping/", status, answer)) {
            CheckResult result = queue(target.url("/ping"), target.url("/ping/{id}"))
                    .with("queue", "timeout", outcome == Outcome.FAILED ? "600ms" : "10s")
                    .ask("queue");

            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void waitsUntilTheJobIsProcessed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Target target = new Target()
                .on("/ping", 202, "{\"id\":\"job-7\"}")
                .on(
                        "/ping/job-7",
                        exchange -> Target.answer(
                                exchange,
                                200,
                                asked.incrementAndGet() < 3
                                        ? "{\"status\":\"pending\"}"
                                        : "{\"status\":\"processed\"}"))) {
            CheckResult result =
                    queue(target.url("/ping"), target.url("/ping/{id}")).ask("queue");

            assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    @DisplayName("DEP-05: a job that a worker took just before its restart is no proof; the next one is")
    void asksAgainWhenAWorkerWithTheOldCodeTookTheJob() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        try (Target target = new Target()
                .on("/ping", 202, "{\"id\":\"job-7\"}")
                .on(
                        "/ping/job-7",
                        exchange -> Target.answer(
                                exchange,
                                200,
                                "{\"status\":\"processed\",\"version\":\"%s\"}"
                                        .formatted(taken.incrementAndGet() < 3 ? "1.4.1" : "1.5.0")))) {
            CheckResult result =
                    queue(target.url("/ping"), target.url("/ping/{id}")).ask("queue");

            assertThat(result.evidence()).isEqualTo("the ping job was processed by version 1.5.0");
            assertThat(taken).hasValue(3);
        }
    }

    @Test
    void cannotTellWhenTheStatusIsNeverTold() throws Exception {
        try (Target target = new Target().on("/ping", 202, "{\"id\":\"job-7\"}").hangingInTheBody("/ping/job-7")) {
            CheckResult result = queue(target.url("/ping"), target.url("/ping/{id}"))
                    .with("queue", "timeout", "500ms")
                    .ask("queue");

            assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
            assertThat(result.evidence()).startsWith("REL-VER-012 no answer within 500 ms");
        }
    }

    private static Asking queue(String enqueue, String status) {
        return Asking.check("queue", "POST-05", "queue")
                .with("queue", "enqueue-url", enqueue)
                .with("queue", "status-url", status);
    }
}
