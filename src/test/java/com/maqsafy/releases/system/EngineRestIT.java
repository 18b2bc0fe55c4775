package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Camunda's own REST answers a mistake as a mistake, and the log keeps errors for what is one. */
@ExtendWith(OutputCaptureExtension.class)
class EngineRestIT extends SystemTest {

    @Test
    @DisplayName("CVE-2026-109432: a refused expression of a query is a bad request in Camunda's error shape")
    void answersARefusedExpressionAsABadRequest(CapturedOutput output) {
        for (String query : List.of(
                "{\"orQueries\":[{\"assigneeExpression\":\"${now()}\"}]}",
                "{\"assigneeExpression\":\"${now()}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}")) {
            Rest.Answer answer = rest.post("qa", "/engine-rest/task", query);

            assertThat(answer.status()).as(query + " " + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("type").asText()).isNotEmpty();
            assertThat(answer.json().path("message").asText()).as(query).isNotEmpty();
        }
        assertThat(output.getAll()).doesNotContain(" ERROR ", "ENGINE-16004");
    }

    @Test
    @DisplayName(
            "BR-06, PRIN-06: a refused start form is a bad request, and one line in the log without what was typed")
    void tellsARefusedSubmissionQuietly(CapturedOutput output) {
        Rest.Answer answer = rest.post(
                "owner",
                "/engine-rest/process-definition/key/standard-release/submit-form",
                Map.of("variables", Map.of("version", Map.of("value", "one-point-five"))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("branch (BR-06)", "risks (PRIN-06)");
        assertThat(output.getAll().lines().filter(l -> l.contains("A submission was refused")))
                .singleElement()
                .asString()
                .contains("branch (BR-06)", "risks (PRIN-06)");
        assertThat(output.getAll()).doesNotContain(" ERROR ", "ENGINE-16004", "one-point-five", "\tat ");
    }

    @Test
    @DisplayName("a message that nobody waits for is the caller's mistake, and no error in the log")
    void answersAMessageThatNobodyWaitsForAsABadRequest(CapturedOutput output) {
        Rest.Answer answer = rest.post(
                "admin",
                "/engine-rest/message",
                Map.of("messageName", "release.withdrawn", "businessKey", "nothing-1.0.0"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("Cannot correlate message 'release.withdrawn'");
        assertThat(output.getAll()).doesNotContain(" ERROR ", "\tat ");
        assertThat(output.getAll().lines().filter(l -> l.contains("orrelat"))).hasSizeLessThan(2);
    }
}
