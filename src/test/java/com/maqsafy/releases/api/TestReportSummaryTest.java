package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.testreport.TestReport;
import java.nio.charset.StandardCharsets;
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
        TestReported event = event(report("a", "b", "c", "d", "e", "f", "g"), null);

        assertThat(event.durationMs()).isEqualTo(28);
        assertThat(event.flaky()).isZero();
        assertThat(event.slowest()).hasSize(5).first().isEqualTo(new TestReported.Slow("Wallet g", 7));
        assertThat(event.reason()).isEqualTo("7 of 7 cases ran and passed.");
    }

    @Test
    @DisplayName("what is new and gone since the release before, by class and name")
    void comparesWithTheReleaseBefore() {
        TestReported previous = event(report("a", "b", "old"), null);

        JsonNode payload = EventKinds.payload(event(report("new", "b", "a", "newer"), previous));

        assertThat(payload.path("comparedWith").asText()).isEqualTo("1.4.1");
        assertThat(payload.path("new").asInt()).isEqualTo(2);
        assertThat(payload.path("gone").asInt()).isEqualTo(1);
        assertThat(payload.path("newCases").toString()).isEqualTo("[\"Wallet new\",\"Wallet newer\"]");
    }

    @Test
    @DisplayName("nothing of that where the release before has no such record")
    void doesNotCompareWithNothing() {
        TestReported ofBefore = EventKinds.of(TestReported.class, Map.of("total", 3, "sha256", "00"));
        for (TestReported previous : new TestReported[] {null, ofBefore}) {
            assertThat(EventKinds.payload(event(report("a"), previous)).fieldNames())
                    .toIterable()
                    .contains("identities")
                    .doesNotContain("comparedWith", "new", "gone", "newCases");
        }
    }

    @Test
    @DisplayName("names without secrets and what is hidden, at most 200 characters; no identities above 10,000 cases")
    void isBounded() {
        TestReported event = event(report("with hunter2 \u202E", "x".repeat(500)), event(report("a"), null));

        assertThat(event.newCases())
                .hasSize(2)
                .first()
                .asString()
                .contains("[redacted]")
                .doesNotContain("hunter2", "\u202E");
        assertThat(event.newCases()).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(200));
        String[] many = IntStream.range(0, 10_001).mapToObj(String::valueOf).toArray(String[]::new);
        assertThat(event(report(many), null).identities()).isNull();
        assertThat(event.identities()).hasSize(12);
    }

    private TestReported event(TestReport report, @Nullable TestReported previous) {
        return new TestReportSummary(report, redactor)
                .event("c", "TEST-06", "00", KeptFile.of(new byte[0]), "1.4.1", previous);
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
