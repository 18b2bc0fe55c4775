package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Promise 1: the answer for models that are refused")
class DeploymentRefusedExceptionTest {

    private static final String REFUSED = "REL-MOD-001 The models are refused and nothing is deployed. ";

    @Test
    @DisplayName("says one short objection as it is")
    void saysOneObjection() {
        assertThat(new DeploymentRefusedException(List.of("a.bpmn: b: promise 1: mend it")))
                .hasMessage(REFUSED + "a.bpmn: b: promise 1: mend it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 256, 10_000})
    @DisplayName("is one line that Modeler shows: how many and the first, of 300 characters at most")
    void isShort(int count) {
        List<String> objections = IntStream.range(0, count)
                .mapToObj(i -> "foreign.bpmn: task_" + i + ": promise 1: " + "is not known ".repeat(30))
                .toList();

        DeploymentRefusedException refused = new DeploymentRefusedException(objections);

        assertThat(refused.getMessage())
                .startsWith(REFUSED + count + " objection")
                .contains("foreign.bpmn: task_0: promise 1")
                .endsWith("…")
                .doesNotContain("task_1:", "\n")
                .hasSizeBetween(250, 300);
        assertThat(refused.objections()).isEqualTo(objections);
    }

    @Test
    @DisplayName("is not cut in the middle of a character")
    void isCutBetweenCharacters() {
        for (int i = 0; i < 4; i++) {
            String message =
                    new DeploymentRefusedException(List.of("x".repeat(i) + "\uD83D\uDE80".repeat(300))).getMessage();
            assertThat(message.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("has all objections in a member of their own over Camunda's REST, beside its own three")
    void hasAllObjectionsOverRest() {
        JsonNode answer = new ObjectMapper()
                .valueToTree(
                        RestFailures.dto(CallFailure.INVALID, new DeploymentRefusedException(List.of("one", "two"))));

        assertThat(answer.path("objections")).extracting(JsonNode::asText).containsExactly("one", "two");
        assertThat(answer.path("message").asText())
                .startsWith(REFUSED + "2 objections")
                .endsWith("one");
        assertThat(answer.path("type").asText()).isEqualTo("BadUserRequestException");
    }

    @Test
    @DisplayName("is the caller's fault")
    void isTheCallersFault() {
        assertThat(CallFailure.of(new DeploymentRefusedException(List.of("one"))))
                .isEqualTo(CallFailure.INVALID);
    }
}
