package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Refusals do not flood the ledger. */
class RefusalLimitTest {

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    private final RefusalLimit limit = new RefusalLimit(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void recordsTheSameRefusalOnceInTenMinutesAndCountsTheRest() {
        assertThat(limit.admits("tech", "a")).isEqualTo(OptionalInt.of(0));
        assertThat(limit.admits("tech", "a")).isEmpty();
        assertThat(limit.admits("tech", "a")).isEmpty();
        assertThat(limit.admits("product", "a")).isEqualTo(OptionalInt.of(0));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(limit.admits("tech", "a")).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void recordsAtMostAHundredAnHourOfOneAccount() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.admits("tech", "r" + i)).isPresent();
        }
        assertThat(limit.admits("tech", "one more")).isEmpty();
        assertThat(limit.admits("product", "one more")).isPresent();
        now = now.plus(Duration.ofHours(1));
        assertThat(limit.admits("tech", "one more")).isEqualTo(OptionalInt.of(1));
    }
}
