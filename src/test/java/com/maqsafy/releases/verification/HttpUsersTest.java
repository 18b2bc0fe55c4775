package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.deployment.Bypass;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DEP-07: whether users are let in is seen without the way past maintenance mode")
@Timeout(30)
class HttpUsersTest {

    @ParameterizedTest(name = "answered {0}, expected {1}, critical {2}, reached past maintenance mode {3}: {4}")
    @CsvSource({
        "503, 200, true, true, true",
        "200, 200, true, true, false",
        "500, 200, true, true, false",
        "503, 503, true, true, false",
        "503, 200, false, true, false",
        "503, 200, true, false, false",
    })
    void areTurnedAway(int status, int expected, boolean critical, boolean covered, boolean away) throws IOException {
        try (Target target = new Target().on("/health", status, "x");
                Target other = new Target()) {
            HttpUsers users = users(target.url("/health"), expected, critical, Duration.ofMillis(1));

            Optional<String> closed =
                    users.closed("canteen-api", new Bypass(Set.of((covered ? target : other).url("")), "/4f1c9e", ""));

            assertThat(closed)
                    .isEqualTo(
                            away
                                    ? Optional.of(
                                            "the address of the check 'health' still answers status 503 to those who do not know the way past"
                                                    + " maintenance mode")
                                    : Optional.empty());
        }
    }

    @Test
    void aServerMayNeedAMoment() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Target target = new Target()
                .on("/health", exchange -> Target.answer(exchange, asked.incrementAndGet() < 3 ? 503 : 200, "x"))) {
            HttpUsers users = users(target.url("/health"), 200, true, Duration.ofSeconds(20));

            assertThat(users.closed("canteen-api", new Bypass(Set.of(target.url("")), "/4f1c9e", "")))
                    .isEmpty();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void whoDoesNotAnswerTurnsNobodyAway() throws IOException {
        String gone = Target.nobody("/health");

        assertThat(users(gone, 200, true, Duration.ofSeconds(20))
                        .closed("canteen-api", new Bypass(Set.of(gone.replace("/health", "")), "/4f1c9e", "")))
                .isEmpty();
    }

    private static HttpUsers users(String url, int expected, boolean critical, Duration patience) {
        return new HttpUsers(
                Asking.check("health", "POST-01", "http")
                        .with("health", "url", url)
                        .with("health", "status", expected)
                        .with("health", "critical", critical)
                        .configured(),
                patience);
    }
}
