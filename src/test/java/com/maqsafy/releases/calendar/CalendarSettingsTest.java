package com.maqsafy.releases.calendar;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Calendar settings are refused by the full name of the property (OPEN-08)")
class CalendarSettingsTest {

    private static final String PROPERTY = "releases.services.canteen-api.calendar.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "peak-hours: [] | zone is missing: name a time zone, e.g. Asia/Riyadh",
                "zone: Mars/Base | zone is \"Mars/Base\", which is no time zone, e.g. Asia/Riyadh",
                "zone: UTC, maintenance-windows: [{from: '22:00', to: '23:00'}] | maintenance-windows[0].days is missing: name the days, e.g. [sunday, tuesday]",
                "zone: UTC, peak-hours: [{days: [monday, someday], from: '22:00', to: '23:00'}] | peak-hours[0].days[1] is \"someday\", which is no day: write sunday, monday, ...",
                "zone: UTC, peak-hours: [{days: [monday], to: '23:00'}] | peak-hours[0].from is missing: write a time of day, e.g. \"22:00\"",
                "zone: UTC, peak-hours: [{days: [monday], from: '22:00', to: '25:00'}] | peak-hours[0].to is \"25:00\", which is no time of day: write it as \"HH:mm\", in YAML with quotes",
                "zone: UTC, peak-hours: [{days: [monday], from: '24:00', to: '23:00'}] | peak-hours[0].from is \"24:00\", which is no time of day: write it as \"HH:mm\", in YAML with quotes",
                "zone: UTC, peak-hours: [{days: [monday], from: 22:00, to: '23:00'}] | peak-hours[0].from is \"1320\", which is no time of day: write it as \"HH:mm\", in YAML with quotes",
                "zone: UTC, peak-hours: [{days: [monday], from: '22:00', to: '22:00'}] | peak-hours[0].to equals from: for a whole day write \"00:00\" to \"24:00\"",
                "zone: UTC, freezes: [{to: 2026-01-01, reason: why}] | freezes[0].from is missing: write a date or an RFC 3339 time",
                "zone: UTC, freezes: [{from: 2026-02-30, to: 2026-03-01, reason: why}] | freezes[0].from is \"2026-02-30\", which is neither a date (2026-12-20) nor an RFC 3339 time (2026-12-20T18:00:00+03:00)",
                "zone: UTC, freezes: [{from: 2026-03-02, to: 2026-03-01, reason: why}] | freezes[0].to is not after from",
                "zone: UTC, freezes: [{from: 2026-03-01, to: 2026-03-02}] | freezes[0].reason is missing: say why, for those who have to wait"
            })
    void refuses(String settings, String message) {
        assertThatThrownBy(() -> calendar(settings)).rootCause().hasMessage("REL-CAL-002 " + PROPERTY + message);
    }

    @Test
    void saysEverythingAtOnce() {
        assertThatThrownBy(() -> calendar("zone: Mars/Base, peak-hours: [{days: [monday], from: '9', to: '10:00'}]"))
                .rootCause()
                .hasMessageContaining(PROPERTY + "zone is")
                .hasMessageContaining("; " + PROPERTY + "peak-hours[0].from is");
    }

    private static void calendar(String settings) {
        BoundSettings.calendar("releases.services.canteen-api.calendar: {" + settings + "}");
    }
}
