package com.maqsafy.releases.verification;

import static com.maqsafy.releases.verification.CheckResult.Outcome.ERRORED;
import static com.maqsafy.releases.verification.CheckResult.Outcome.FAILED;
import static com.maqsafy.releases.verification.CheckResult.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.deployment.Bypass;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
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
            200 | 200 | {"version":"1.4.1","up":true} | FAILED | REL-VER-010 the member version is 1.4.1, expected 1.5.0
            200 | 200 | {"build":"1.5.0"} canteen | FAILED | REL-VER-010 the member version is missing, expected 1.5.0
            200 | 200 | {"version":"1.4.1","version":"1.5.0"} | FAILED | REL-VER-010 status 200, but the answer is not JSON of at most 1 MiB
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
    @DisplayName("POST-01: what stands in front of the service does not answer of what it was before")
    void isNotAnsweredFromACache() throws Exception {
        try (Target target = new Target()
                .on(
                        "/health",
                        exchange -> Target.answer(
                                exchange,
                                "no-cache".equals(exchange.getRequestHeaders().getFirst("Cache-Control")) ? 200 : 503,
                                "x"))) {
            assertThat(Asking.check("health", "POST-01", "http")
                            .with("health", "url", target.url("/health"))
                            .ask("health")
                            .outcome())
                    .isEqualTo(PASSED);
        }
    }

    @Test
    @DisplayName("POST-01: a service that is held in maintenance mode is asked past it, and only its own addresses are")
    void asksPastMaintenanceMode() throws Exception {
        List<String> elsewhere = new ArrayList<>();
        try (Target target = held();
                Target other = new Target().on("/status", exchange -> {
                    elsewhere.add(exchange.getRequestHeaders().keySet().toString());
                    Target.answer(exchange, 200, "fine");
                })) {
            Asking checks = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .and("integration", "POST-10", "http")
                    .with("integration", "url", other.url("/status"));
            String origin = target.url("/").replaceFirst("/$", "");
            for (Bypass way : List.of(
                    new Bypass(Set.of(origin), "/let-me-in", ""), new Bypass(Set.of(origin), "", "X-Way: let-me-in"))) {
                CheckRequest request = new CheckRequest("1.5.0", Asking.SINCE, Map.of(), way);
                assertThat(checks.runner().run("canteen-api", "health", request).evidence())
                        .isEqualTo("status 200");
                assertThat(checks.runner()
                                .run("canteen-api", "integration", request)
                                .outcome())
                        .isEqualTo(PASSED);
            }
            assertThat(checks.ask("health").evidence()).contains("status 503");
            CheckRequest wrong =
                    new CheckRequest("1.5.0", Asking.SINCE, Map.of(), new Bypass(Set.of(origin), "/let-him-in", ""));
            assertThat(checks.runner().run("canteen-api", "health", wrong).evidence())
                    .contains("the bypass of maintenance mode answered status 404")
                    .doesNotContain("let-him-in");
            assertThat(elsewhere).hasSize(2).noneMatch(h -> h.contains("Cookie") || h.contains("X-way"));
        }
    }

    /** As Laravel after {@code artisan down --secret=let-me-in}, with a header of its web server beside it. */
    private static Target held() throws Exception {
        return new Target()
                .on("/let-me-in", exchange -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "laravel_maintenance=abc; path=/; HttpOnly");
                    Target.answer(exchange, 302, "");
                })
                .on("/health", exchange -> {
                    boolean known = "laravel_maintenance=abc"
                                    .equals(exchange.getRequestHeaders().getFirst("Cookie"))
                            || "let-me-in".equals(exchange.getRequestHeaders().getFirst("X-Way"));
                    Target.answer(exchange, known ? 200 : 503, "");
                });
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
