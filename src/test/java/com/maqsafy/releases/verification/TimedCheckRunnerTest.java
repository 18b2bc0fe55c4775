package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Serves POST-01..14: what is common to all checks. */
@Timeout(30)
class TimedCheckRunnerTest {

    @Test
    void refusesAnUnknownCheck() {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> new Asking().ask("health"))
                .withMessage("REL-VER-002 There is no check health of the service canteen-api; configure"
                        + " releases.services.canteen-api.verification.checks.health.");
    }

    @Test
    void refusesAnExpectedVersionThatIsNone() {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> new CheckRequest("1.5.0; id", Asking.SINCE))
                .withMessage("REL-VER-004 The expected version of a check must be a version MAJOR.MINOR.PATCH.");
    }

    @Test
    void filtersTheEvidence() throws Exception {
        try (Target target = new Target().on("/health", 200, "{\"version\":\"1.4.1\\n of 0501234567\"}")) {
            Asking asking = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .with("health", "json.version", "{version}");

            CheckResult result = new TimedCheckRunner(
                            asking.configured(), text -> text.replace("0501234567", "[phone]"))
                    .run("canteen-api", "health", Asking.REQUEST);

            assertThat(result.evidence())
                    .isEqualTo("REL-VER-010 the member version is 1.4.1 of [phone], expected 1.5.0");
            assertThat(result.answer())
                    .as("line breaks are not all of it")
                    .isEqualTo("REL-VER-010 the member version is 1.4.1\n of [phone], expected 1.5.0");
        }
    }

    @Test
    void keepsTheEvidenceShort() throws Exception {
        try (Target target = new Target().on("/health", 200, "{\"version\":\"" + "9".repeat(5000) + "\"}")) {
            CheckResult result = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .with("health", "json.version", "{version}")
                    .ask("health");

            assertThat(result.evidence()).hasSize(300).endsWith("9...");
            assertThat(result.answer()).contains("9".repeat(5000)).endsWith(", expected 1.5.0");
        }
    }

    @Test
    void stopsACheckThatDoesNotStopItself() {
        CountDownLatch interrupted = new CountDownLatch(1);
        CheckResult result = Asking.check("nginx", "POST-08", "command")
                .with("nginx", "command[0]", "nginx")
                .with("nginx", "timeout", "200ms")
                .ask("nginx", (spec, listener) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    throw new IllegalStateException("never mind");
                });

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .isEqualTo("REL-VER-012 no answer within 200 ms; check that the system is up and not overloaded");
        assertThat(result.duration()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(10));
        assertThat(interrupted)
                .satisfies(
                        latch -> assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void tellsAnExceptionApartFromAFailure() {
        CheckResult result = Asking.check("nginx", "POST-08", "command")
                .with("nginx", "command[0]", "nginx")
                .ask("nginx", (spec, listener) -> {
                    throw new IllegalStateException("broken");
                });

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .isEqualTo(
                        "REL-VER-011 the system could not be asked: IllegalStateException (broken); check that it is up");
    }

    @Test
    void runsChecksAtTheSameTime() throws Exception {
        // Answers nobody until all fourteen have asked.
        CountDownLatch all = new CountDownLatch(14);
        try (Target target = new Target().on("/health", exchange -> {
            all.countDown();
            try {
                Target.answer(exchange, all.await(8, TimeUnit.SECONDS) ? 200 : 500, "");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            TimedCheckRunner runner = Asking.check("health", "POST-01", "http")
                    .with("health", "url", target.url("/health"))
                    .runner();
            ExecutorService workers = Executors.newFixedThreadPool(14);
            List<CompletableFuture<CheckResult>> results = IntStream.range(0, 14)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> runner.run("canteen-api", "health", Asking.REQUEST), workers))
                    .toList();

            assertThat(results)
                    .allSatisfy(result -> assertThat(
                                    result.get(10, TimeUnit.SECONDS).outcome())
                            .isEqualTo(Outcome.PASSED));
            workers.shutdownNow();
        }
    }
}
