package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.deployment.Bypass;
import com.maqsafy.releases.deployment.ClosedAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DEP-07: whether users are let in is seen without the way past maintenance mode")
@Timeout(30)
class HttpUsersTest {

    private static final ClosedAnswer STANDARD = new ClosedAnswer(Set.of(503), "", "");

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

            Optional<String> closed = users.closed(
                    "canteen-api", new Bypass(Set.of((covered ? target : other).url("")), "/4f1c9e", ""), STANDARD);

            assertThat(closed)
                    .isEqualTo(
                            away
                                    ? Optional.of(
                                            "the address of the check 'health' still answers status 503 to those who do not know the way past"
                                                    + " maintenance mode")
                                    : Optional.empty());
        }
    }

    @ParameterizedTest(name = "status {0}, location {1}, page {2}, expected {3}; closed is {4}, {5}, {6}: {7}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            502 | -                                   | x             | 200 | 502 503 | -            | -    | status 502
            500 | -                                   | x             | 200 | 502 503 | -            | -    | -
            503 | -                                   | x             | 200 | 502     | -            | -    | -
            302 | /maintenance?from=%2Fhealth         | x             | 200 | 503     | /maintenance | -    | with the way to /maintenance
            302 | https://status.example.com/canteen/ | x             | 200 | 503     | https://status.example.com/canteen | - | with the way to https://status.example.com/canteen
            307 | https://status.example.com/canteen/ | x             | 200 | 307     | -            | -    | status 307
            302 | /login                              | x             | 302 | 302     | /maintenance | -    | -
            302 | /maintenance                        | x             | 302 | 302     | /maintenance | -    | with the way to /maintenance
            302 | in two words                        | x             | 200 | 503     | /maintenance | -    | -
            302 | -                                   | x             | 200 | 503     | /maintenance | -    | -
            200 | /maintenance                        | x             | 200 | 503     | /maintenance | -    | -
            200 | -                                   | We are back soon | 200 | 503  | -            | back soon | with the text 'back soon'
            200 | -                                   | all is well   | 200 | 503     | -            | back soon | -
            """)
    void areTurnedAwayAsTheSettingsSay(
            int status,
            String location,
            String page,
            int expected,
            String statuses,
            String redirect,
            String contains,
            String how)
            throws IOException {
        try (Target target = new Target().on("/health", exchange -> {
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            Target.answer(exchange, status, page);
        })) {
            HttpUsers users = users(target.url("/health"), expected, true, Duration.ofMillis(1));
            ClosedAnswer closed = new ClosedAnswer(
                    Stream.of(statuses.split(" ")).map(Integer::valueOf).collect(Collectors.toSet()),
                    Objects.requireNonNullElse(redirect, ""),
                    Objects.requireNonNullElse(contains, ""));

            assertThat(users.closed("canteen-api", new Bypass(Set.of(target.url("")), "/4f1c9e", ""), closed))
                    .isEqualTo(Optional.ofNullable(how)
                            .map(seen -> "the address of the check 'health' still answers " + seen
                                    + " to those who do not know the way past maintenance mode"));
        }
    }

    @Test
    void aServerMayNeedAMoment() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Target target = new Target()
                .on("/health", exchange -> Target.answer(exchange, asked.incrementAndGet() < 3 ? 503 : 200, "x"))) {
            HttpUsers users = users(target.url("/health"), 200, true, Duration.ofSeconds(20));

            assertThat(users.closed("canteen-api", new Bypass(Set.of(target.url("")), "/4f1c9e", ""), STANDARD))
                    .isEmpty();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void whoDoesNotAnswerTurnsNobodyAway() throws IOException {
        String gone = Target.nobody("/health");

        assertThat(users(gone, 200, true, Duration.ofSeconds(20))
                        .closed(
                                "canteen-api",
                                new Bypass(Set.of(gone.replace("/health", "")), "/4f1c9e", ""),
                                STANDARD))
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
