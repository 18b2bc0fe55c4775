package com.maqsafy.releases.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("People read times on the clock of their service")
class ServiceTimesTest {

    private final ServiceTimes times = new ConfiguredServiceTimes(BoundSettings.of("""
            releases:
              services:
                canteen-api:
                  calendar:
                    zone: Asia/Riyadh
                berlin:
                  calendar:
                    zone: Europe/Berlin
                plain: {}
            """));

    @Test
    void inTheZoneOfItsCalendar() {
        Instant evening = Instant.parse("2026-11-28T16:43:07Z");

        assertThat(times.minute("canteen-api", evening)).isEqualTo("2026-11-28 19:43 Asia/Riyadh");
        assertThat(times.second("canteen-api", evening)).isEqualTo("2026-11-28 19:43:07 Asia/Riyadh");
        assertThat(times.minute("berlin", evening)).isEqualTo("2026-11-28 17:43 Europe/Berlin");
    }

    @Test
    void theDayIsTheDayThere() {
        Instant endOfFreeze = Instant.parse("2026-12-31T21:00:00Z");

        assertThat(times.date("canteen-api", endOfFreeze)).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(times.date("berlin", endOfFreeze)).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void ofAServiceWithoutACalendarInUtc() {
        Instant evening = Instant.parse("2026-11-28T16:43:07Z");

        assertThat(times.minute("plain", evening)).isEqualTo("2026-11-28 16:43 UTC");
        assertThat(times.minute("unknown", evening)).isEqualTo("2026-11-28 16:43 UTC");
    }

    @Test
    void inWhatIsSaidToThem() {
        assertThat(times.spoken(
                        "canteen-api",
                        "The deployment is planned for 2026-12-03T14:40:00Z. It was 2026-11-28T16:43:07.123456Z."))
                .isEqualTo(
                        "The deployment is planned for 2026-12-03 17:40 Asia/Riyadh. It was 2026-11-28 19:43 Asia/Riyadh.");
        assertThat(times.spoken("canteen-api", "2026-99-99T99:99:99Z, says who wrote it; $1"))
                .isEqualTo("2026-99-99T99:99:99Z, says who wrote it; $1");
    }
}
