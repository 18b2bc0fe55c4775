package com.maqsafy.releases.verification;

import static com.maqsafy.releases.verification.CheckResult.Outcome.ERRORED;
import static com.maqsafy.releases.verification.CheckResult.Outcome.FAILED;
import static com.maqsafy.releases.verification.CheckResult.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-01, POST-04, POST-10, POST-12, POST-13, POST-14. */
@Timeout(30)
class HttpCheckTest {

    @ParameterizedTest(name = "{1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | 200 | {"version":"1.5.0","up":true} | PASSED | status 200, version 1.5.0
            200 | 200 | {"version":"1.4.1","up":true} | FAILED | REL-VER-010 version is 1.4.1, expected 1.5.0
            200 | 200 | {"build":"1.5.0"} canteen | FAILED | REL-VER-010 version is missing, expected 1.5.0
            200 | 200 | canteen 1.5.0 | FAILED | REL-VER-010 status 200, but the answer is not JSON of at most 1 MiB
            200 | 500 | {"version":"1.5.0"} | FAILED | REL-VER-010 status 500, expected 200
            503 | 503 | {"version":"1.5.0"} | PASSED | status 503, version 1.5.0
            200 | 302 | {"version":"1.5.0"} | FAILED | REL-VER-010 status 302, expected 200; redirects are not followed, configure the final address
            """)
    void comparesStatusAndJson(int expected, int status, String body, Outcome outcome, String evidence)
            throws Exception {
        try (Target target = new Target().on("/health", status, body)) {
            CheckResult result = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .with("health", "status", expected)
                    .with("health", "json.version", "{version}")
                    .ask("health");

            assertThat(result.check()).isEqualTo("health");
            assertThat(result.item()).isEqualTo("POST-01");
            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
            assertThat(result.duration()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<h1>Dashboard 1.5.0</h1>, PASSED, status 200",
        "<h1>Dashboard 1.4.1</h1>, FAILED, 'REL-VER-010 status 200, but the answer does not contain the expected text'"
    })
    void looksForText(String page, Outcome outcome, String evidence) throws Exception {
        try (Target target = new Target().on("/dashboard", 200, page)) {
            CheckResult result = Asking.check("dashboard", "POST-04", "http")
                    .with("dashboard", "url", target.url("/dashboard"))
                    .with("dashboard", "contains", "Dashboard {version}")
                    .ask("dashboard");

            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void readsNestedJson() throws Exception {
        try (Target target = new Target().on("/health", 200, "{\"app\":{\"build\":[{\"version\":\"1.5.0\"}]}}")) {
            CheckResult result = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .with("health", "json.app.build.0.version", "{version}")
                    .ask("health");

            assertThat(result.evidence()).isEqualTo("status 200, app.build.0.version 1.5.0");
            assertThat(result.outcome()).isEqualTo(PASSED);
        }
    }

    @Test
    void cannotTellWhenNobodyListens() throws Exception {
        CheckResult result = Asking.check("health", "POST-01", "http")
                .with("health", "url", Target.nobody("/health"))
                .ask("health");

        assertThat(result.outcome()).isEqualTo(ERRORED);
        assertThat(result.evidence())
                .isEqualTo("REL-VER-011 the system could not be asked: ConnectException; check that it is up");
    }

    @Test
    void cannotTellWhenTheBodyDoesNotEndInTime() throws Exception {
        try (Target target = new Target().hangingInTheBody("/health")) {
            CheckResult result = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .with("health", "timeout", "300ms")
                    .ask("health");

            assertThat(result.outcome()).isEqualTo(ERRORED);
            assertThat(result.evidence())
                    .isEqualTo("REL-VER-012 no answer within 300 ms; check that the system is up and not overloaded");
            assertThat(result.duration()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
        }
    }

    @Test
    void readsNoMoreThanOneMebibyte() throws Exception {
        try (Target target = new Target().on("/page", 200, "x".repeat(2 * 1024 * 1024) + "end")) {
            CheckResult result = Asking.check("page", "POST-04", "http")
                    .with("page", "url", target.url("/page"))
                    .with("page", "contains", "end")
                    .ask("page");

            assertThat(result.outcome()).isEqualTo(ERRORED);
            assertThat(result.evidence())
                    .isEqualTo(
                            "REL-VER-011 the expected text is not in the first MiB of the answer; ask a shorter page");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (Target target = new Target().on("/other", 200, "secret page").on("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/other");
            Target.answer(exchange, 302, "");
        })) {
            CheckResult result = Asking.check("page", "POST-04", "http")
                    .with("page", "url", target.url("/moved"))
                    .ask("page");

            assertThat(result.outcome()).isEqualTo(FAILED);
        }
    }
}
