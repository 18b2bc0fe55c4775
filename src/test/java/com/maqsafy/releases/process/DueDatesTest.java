package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Due dates that models may name")
class DueDatesTest {

    private final DueDates dueDates = new DueDates(Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "PT15M, 2026-03-02T09:15:00Z",
        "PT4H, 2026-03-02T13:00:00Z",
        "PT4H30M, 2026-03-02T13:30:00Z",
        "P1D, 2026-03-03T09:00:00Z",
        "P1DT4H, 2026-03-03T13:00:00Z",
        "P5DT12H45M, 2026-03-07T21:45:00Z",
        "P9999DT9999H9999M, 2054-09-13T22:39:00Z"
    })
    void areSoMuchLater(String duration, Instant due) {
        assertThat(dueDates.in(duration)).isEqualTo(due);
    }
}
