package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final SignInThrottle throttle = throttle(1000);

    private SignInThrottle throttle(int remembered) {
        return new SignInThrottle(
                new SignInSettings(
                        List.of(),
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        CompanyClaimsTest.none(),
                        new SignInSettings.Throttle(
                                3,
                                10,
                                20,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(30),
                                remembered,
                                Duration.ZERO)),
                clock);
    }

    private void wrong(String source, String account, int times) {
        for (int i = 0; i < times; i++) {
            throttle.wrong(source, account);
        }
    }

    @Test
    void mistypingCostsNothing() {
        wrong("a", "tech", 2);

        assertThat(throttle.begin("a", "tech")).isTrue();
    }

    @Test
    void waitsDoubleUpToTheirCapAndEnd() {
        wrong("a", "tech", 3);
        assertThat(throttle.wait("a", "tech")).contains(Duration.ofSeconds(1));
        assertThat(throttle.begin("a", "tech")).isFalse();
        throttle.wrong("a", "tech");
        assertThat(throttle.wait("a", "tech")).contains(Duration.ofSeconds(2));
        wrong("a", "tech", 60);
        assertThat(throttle.wait("a", "tech")).contains(Duration.ofMinutes(5));

        clock.set(START.plus(Duration.ofMinutes(5)));
        assertThat(throttle.begin("a", "tech")).isTrue();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesOfItsPair() {
        wrong("a", "tech", 3);
        clock.set(START.plusSeconds(2));
        assertThat(throttle.begin("a", "tech")).isTrue();
        throttle.right("a", "tech");
        wrong("a", "tech", 2);

        assertThat(throttle.wait("a", "tech")).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatAnotherSourceDidButAFewSeconds() {
        throttle.right("office", "admin");
        wrong("attacker", "admin", 19);
        assertThat(throttle.wait("home", "admin")).isEmpty();
        wrong("attacker", "admin", 100);

        assertThat(throttle.wait("attacker", "admin")).contains(Duration.ofMinutes(5));
        assertThat(throttle.wait("home", "admin")).contains(Duration.ofSeconds(10));
        assertThat(throttle.wait("office", "admin"))
                .as("signed in from there before")
                .isEmpty();
    }

    @Test
    void aSourceThatTriesManyAccountsWaitsForAllOfThem() {
        for (int i = 0; i < 10; i++) {
            throttle.wrong("a", "account-" + i);
        }

        assertThat(throttle.wait("a", "another")).contains(Duration.ofSeconds(1));
        assertThat(throttle.wait("b", "another")).isEmpty();
    }

    @Test
    void aRightPasswordOfOnesOwnDoesNotFreeASourceThatGuesses() {
        for (int i = 0; i < 10; i++) {
            throttle.wrong("a", "account-" + i);
        }
        clock.set(START.plusSeconds(1));
        assertThat(throttle.begin("a", "own")).isTrue();
        throttle.right("a", "own");
        throttle.wrong("a", "account-10");

        assertThat(throttle.wait("a", "account-11")).contains(Duration.ofSeconds(2));
    }

    @Test
    void manyAttemptsAtOnceAreNotHadForThePriceOfOne() {
        wrong("a", "tech", 3);
        clock.set(START.plusSeconds(1));

        assertThat(throttle.begin("a", "tech")).isTrue();
        assertThat(throttle.begin("a", "tech")).isFalse();
        throttle.unknown("a", "tech");
        assertThat(throttle.begin("a", "tech"))
                .as("what could not be found out holds nobody up")
                .isTrue();
    }

    @Test
    void isForgottenAfterAWhile() {
        wrong("a", "tech", 50);
        clock.set(START.plus(Duration.ofMinutes(31)));
        throttle.wrong("a", "tech");

        assertThat(throttle.wait("a", "tech")).isEmpty();
    }

    @Test
    void aClockThatIsSetBackLengthensNothing() {
        wrong("a", "tech", 60);
        clock.set(START.minus(Duration.ofDays(1)));

        assertThat(throttle.wait("a", "tech")).contains(Duration.ofMinutes(5));
    }

    @Test
    void remembersABoundedNumber() {
        SignInThrottle small = throttle(100);
        for (int i = 0; i < 10_000; i++) {
            small.wrong("source-" + i, "x".repeat(10_000) + i);
            small.right("source-" + i, "account-" + i);
        }

        assertThat(small.size()).isEqualTo(100);
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        assertThat(Source.of("2001:db8:1:2:aaaa::1")).isEqualTo(Source.of("2001:db8:1:2:bbbb::7"));
        assertThat(Source.of("2001:db8:1:3::1")).isNotEqualTo(Source.of("2001:db8:1:2::1"));
        assertThat(Source.of("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(Optional.of(Source.of("::1"))).isPresent();
    }
}
