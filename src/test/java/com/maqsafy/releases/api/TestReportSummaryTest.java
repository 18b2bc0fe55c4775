package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.testreport.TestReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TEST-01 to TEST-09: what the ledger keeps of a report for approvers")
class TestReportSummaryTest {

    private final Redactor redactor = mock(Redactor.class);

    @BeforeEach
    void redactsHunter() {
        when(redactor.redact(anyString()))
                .thenAnswer(call -> call.<String>getArgument(0).replace("hunter2", "[redacted]"));
    }

    @Test
    @DisplayName("the five slowest, with times in milliseconds")
    void keepsTheSlowest() {
        Map<String, Object> members = members(report("a", "b", "c", "d", "e", "f", "g"), null);

        assertThat(members).containsEntry("durationMs", 28L).containsEntry("flaky", 0);
        assertThat((List<?>) members.get("slowest"))
                .hasSize(5)
                .first()
                .isEqualTo(Map.of("case", "Wallet g", "durationMs", 7L));
        assertThat(members.get("reason")).isEqualTo("7 of 7 cases ran and passed.");
    }

    @Test
    @DisplayName("what is new and gone since the release before, by class and name")
    void comparesWithTheReleaseBefore() {
        JsonNode previous = json(members(report("a", "b", "old"), null));

        Map<String, Object> members = members(report("new", "b", "a", "newer"), previous);

        assertThat(members)
                .containsEntry("comparedWith", "1.4.1")
                .containsEntry("new", 2L)
                .containsEntry("gone", 1L)
                .containsEntry("newCases", List.of("Wallet new", "Wallet newer"));
    }

    @Test
    @DisplayName("nothing of that where the release before has no such record")
    void doesNotCompareWithNothing() {
        for (JsonNode previous : new JsonNode[] {null, json(Map.of("total", 3, "sha256", "00"))}) {
            assertThat(members(report("a"), previous)).doesNotContainKeys("comparedWith", "new", "gone", "newCases");
        }
    }

    @Test
    @DisplayName("names without secrets and what is hidden, at most 200 characters; no identities above 10,000 cases")
    void isBounded() {
        Map<String, Object> members =
                members(report("with hunter2 \u202E", "x".repeat(500)), json(members(report("a"), null)));

        assertThat(members.get("newCases").toString()).contains("[redacted]").doesNotContain("hunter2", "\u202E");
        assertThat((List<?>) members.get("newCases"))
                .allSatisfy(name -> assertThat(name.toString()).hasSizeLessThanOrEqualTo(200));
        String[] many = IntStream.range(0, 10_001).mapToObj(String::valueOf).toArray(String[]::new);
        assertThat(members(report(many), null)).doesNotContainKey("identities");
        assertThat(members.get("identities").toString()).hasSize(12);
    }

    private Map<String, Object> members(TestReport report, @Nullable JsonNode previous) {
        return new TestReportSummary(report, redactor).members("1.4.1", previous);
    }

    private static JsonNode json(Map<String, Object> members) {
        return new ObjectMapper().valueToTree(members);
    }

    private static TestReport report(String... names) {
        String cases = IntStream.range(0, names.length)
                .mapToObj(i -> "<testcase classname=\"Wallet\" name=\"%s\" time=\"0.%03d\"/>"
                        .formatted(names[i], (i + 1) % 1000))
                .collect(Collectors.joining());
        return TestReport.read(("<testsuite name=\"s\" tests=\"" + names.length + "\">" + cases + "</testsuite>")
                .getBytes(StandardCharsets.UTF_8));
    }
}
