package com.maqsafy.releases.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Deployment calendar (OPEN-08, RULE-07)")
class DeploymentCalendarTest {

    private static final String SETTINGS = """
            releases:
              services:
                canteen-api:
                  calendar:
                    zone: Asia/Riyadh
                    maintenance-windows:
                      - {days: [sunday, tuesday], from: "22:00", to: "02:00"}
                      - {days: [friday], from: "08:00", to: "14:00"}
                    peak-hours:
                      - {days: [friday], from: "11:30", to: "13:00"}
                    freezes:
                      - {from: 2026-03-08, to: 2026-03-10, reason: start of term}
                      - {from: "2026-03-09T12:00:00+03:00", to: "2026-03-11T00:30:00+03:00", reason: audit}
                      - {from: 2026-04-01, to: 2026-04-01, reason: stocktaking}
                berlin:
                  calendar:
                    zone: Europe/Berlin
                    maintenance-windows:
                      - {days: [sunday], from: "02:15", to: "02:45"}
                      - {days: [saturday], from: "23:00", to: "03:30"}
                berlin-night:
                  calendar:
                    zone: Europe/Berlin
                    maintenance-windows:
                      - {days: [sunday], from: "02:15", to: "02:45"}
                berlin-gap:
                  calendar:
                    zone: Europe/Berlin
                    maintenance-windows:
                      - {days: [sunday], from: "02:30", to: "04:00"}
                cairo:
                  calendar:
                    zone: Africa/Cairo
                    maintenance-windows:
                      - {days: [friday], from: "00:00", to: "24:00"}
                peaks-only:
                  calendar:
                    zone: Asia/Riyadh
                    peak-hours:
                      - {days: [sunday, monday, tuesday, wednesday, thursday], from: "11:00", to: "14:00"}
                never:
                  calendar:
                    zone: Asia/Riyadh
                    maintenance-windows:
                      - {days: [friday], from: "08:00", to: "14:00"}
                    peak-hours:
                      - {days: [friday], from: "00:00", to: "24:00"}
                without:
                  repository: somewhere
            """;

    private final DeploymentCalendar calendar = BoundSettings.calendar(SETTINGS);

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        // March 2026: the 1st is a Sunday.
        "canteen-api, 2026-03-01T21:59:59+03:00, no,  no,  -,             2026-03-01T22:00:00+03:00",
        "canteen-api, 2026-03-01T22:00:00+03:00, no,  yes, -,             2026-03-01T22:00:00+03:00",
        // Over midnight, into a day that is not named itself.
        "canteen-api, 2026-03-02T01:59:59+03:00, no,  yes, -,             2026-03-02T01:59:59+03:00",
        "canteen-api, 2026-03-02T02:00:00+03:00, no,  no,  -,             2026-03-03T22:00:00+03:00",
        "canteen-api, 2026-03-02T22:30:00+03:00, no,  no,  -,             2026-03-03T22:00:00+03:00",
        // The zone counts, not the offset of who asks.
        "canteen-api, 2026-03-01T19:00:00Z,      no,  yes, -,             2026-03-01T19:00:00Z",
        // Peak within a window.
        "canteen-api, 2026-03-06T11:29:59+03:00, no,  yes, -,             2026-03-06T11:29:59+03:00",
        "canteen-api, 2026-03-06T11:30:00+03:00, yes, yes, -,             2026-03-06T13:00:00+03:00",
        "canteen-api, 2026-03-06T14:00:00+03:00, no,  no,  -,             2026-03-11T00:30:00+03:00",
        // Freezes: dates include their last day, of two the longer one counts, and it ends within a window.
        "canteen-api, 2026-03-07T23:59:59+03:00, no,  no,  -,             2026-03-11T00:30:00+03:00",
        "canteen-api, 2026-03-08T00:00:00+03:00, no,  no,  start of term, 2026-03-11T00:30:00+03:00",
        "canteen-api, 2026-03-09T13:00:00+03:00, no,  no,  audit,         2026-03-11T00:30:00+03:00",
        "canteen-api, 2026-03-10T23:59:59+03:00, no,  yes, audit,         2026-03-11T00:30:00+03:00",
        "canteen-api, 2026-03-11T00:30:00+03:00, no,  yes, -,             2026-03-11T00:30:00+03:00",
        "canteen-api, 2026-04-01T23:59:59+03:00, no,  no,  stocktaking,   2026-04-03T08:00:00+03:00",
        "canteen-api, 2026-04-02T00:00:00+03:00, no,  no,  -,             2026-04-03T08:00:00+03:00",
        // No window configured: any time but peak.
        "peaks-only,  2026-03-01T10:00:00+03:00, no,  yes, -,             2026-03-01T10:00:00+03:00",
        "peaks-only,  2026-03-01T11:00:00+03:00, yes, yes, -,             2026-03-01T14:00:00+03:00",
        "without,     2026-03-01T11:00:00+03:00, no,  yes, -,             2026-03-01T11:00:00+03:00",
        "unknown,     2026-03-01T11:00:00+03:00, no,  yes, -,             2026-03-01T11:00:00+03:00"
    })
    void assesses(String service, OffsetDateTime at, String peak, String inWindow, String freeze, OffsetDateTime next) {
        CalendarAnswer answer = calendar.assess(service, at.toInstant());

        assertThat(answer.peak()).isEqualTo(peak.equals("yes"));
        assertThat(answer.inWindow()).isEqualTo(inWindow.equals("yes"));
        assertThat(answer.freeze().map(Freeze::reason).orElse("-")).isEqualTo(freeze);
        assertThat(answer.nextOpening()).isEqualTo(next.toInstant());
        assertThat(answer.open()).isEqualTo(at.toInstant().equals(next.toInstant()));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        // Europe/Berlin, 29 March 2026: 02:00 becomes 03:00; 25 October 2026: 03:00 becomes 02:00.
        // A window over the change is an hour shorter or longer, as the wall clock shows it.
        "berlin,       2026-03-29T01:59:59+01:00, yes, 2026-03-29T01:59:59+01:00",
        "berlin,       2026-03-29T03:29:59+02:00, yes, 2026-03-29T03:29:59+02:00",
        "berlin,       2026-03-29T03:30:00+02:00, no,  2026-04-04T23:00:00+02:00",
        "berlin,       2026-10-25T02:59:00+02:00, yes, 2026-10-25T02:59:00+02:00",
        "berlin,       2026-10-25T03:29:00+01:00, yes, 2026-10-25T03:29:00+01:00",
        // Hours that are skipped do not occur: the next ones are a week later.
        "berlin-night, 2026-03-28T12:00:00+01:00, no,  2026-04-05T02:15:00+02:00",
        // Hours that are repeated occur twice.
        "berlin-night, 2026-10-25T02:30:00+02:00, yes, 2026-10-25T02:30:00+02:00",
        "berlin-night, 2026-10-25T02:45:00+02:00, no,  2026-10-25T02:15:00+01:00",
        "berlin-night, 2026-10-25T02:45:00+01:00, no,  2026-11-01T02:15:00+01:00",
        // A window whose start is skipped opens when the clock has jumped over it.
        "berlin-gap,   2026-03-29T01:00:00+01:00, no,  2026-03-29T03:00:00+02:00",
        // Africa/Cairo, 24 April 2026, a Friday: midnight itself is skipped.
        "cairo,        2026-04-23T12:00:00+02:00, no,  2026-04-24T01:00:00+03:00"
    })
    void followsTheWallClockWhenItIsChanged(String service, OffsetDateTime at, String inWindow, OffsetDateTime next) {
        CalendarAnswer answer = calendar.assess(service, at.toInstant());

        assertThat(answer.inWindow()).isEqualTo(inWindow.equals("yes"));
        assertThat(answer.nextOpening()).isEqualTo(next.toInstant());
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        // From within a window; peak hours part the next one, and a freeze leaves none of what follows.
        "canteen-api, 2026-03-03T23:00:00+03:00, '2026-03-03T23:00+03:00/2026-03-04T02:00+03:00"
                + " 2026-03-06T08:00+03:00/2026-03-06T11:30+03:00 2026-03-06T13:00+03:00/2026-03-06T14:00+03:00'",
        // Cut short by the end of a freeze.
        "canteen-api, 2026-03-10T23:00:00+03:00, '2026-03-11T00:30+03:00/2026-03-11T02:00+03:00"
                + " 2026-03-13T08:00+03:00/2026-03-13T11:30+03:00 2026-03-13T13:00+03:00/2026-03-13T14:00+03:00'",
        // An hour shorter, as the wall clock shows it.
        "berlin,      2026-03-28T22:00:00+01:00, '2026-03-28T23:00+01:00/2026-03-29T03:30+02:00"
                + " 2026-04-04T23:00+02:00/2026-04-05T03:30+02:00 2026-04-11T23:00+02:00/2026-04-12T03:30+02:00'",
        "peaks-only,  2026-03-06T00:00:00+03:00, '2026-03-06T00:00+03:00/2026-03-08T11:00+03:00"
                + " 2026-03-08T14:00+03:00/2026-03-09T11:00+03:00 2026-03-09T14:00+03:00/2026-03-10T11:00+03:00'",
        "without,     2026-03-06T00:00:00+03:00, '2026-03-06T00:00+03:00/-'",
        "never,       2026-03-06T00:00:00+03:00, ''",
    })
    @DisplayName("OPEN-08: tells the next times at which nothing speaks against deploying")
    void tellsTheNextOpenings(String service, OffsetDateTime from, String openings) {
        assertThat(calendar.openings(service, from.toInstant(), 3).stream()
                        .map(o -> o.from() + "/" + (o.to() == null ? "-" : o.to())))
                .containsExactlyElementsOf(Arrays.stream(openings.split(" "))
                        .filter(o -> !o.isEmpty())
                        .map(o -> Arrays.stream(o.split("/"))
                                .map(t -> t.equals("-")
                                        ? t
                                        : OffsetDateTime.parse(t).toInstant().toString())
                                .collect(Collectors.joining("/")))
                        .toList());
    }

    @Test
    void saysWhenThereIsNoOpening() {
        assertThatThrownBy(() -> calendar.assess("never", Instant.parse("2026-03-01T00:00:00Z")))
                .isInstanceOf(NoOpeningException.class)
                .hasMessage("REL-CAL-001 The calendar of never has no opening in the 366 days after"
                        + " 2026-03-01T00:00:00Z. Mend maintenance-windows, peak-hours or freezes under"
                        + " releases.services.never.calendar.");
    }

    @ParameterizedTest
    @DisplayName("OPEN-08: tells whether a maintenance window is configured")
    @CsvSource({"canteen-api, true", "peaks-only, false", "without, false", "unknown, false"})
    void tellsWhetherAWindowIsConfigured(String service, boolean configured) {
        assertThat(calendar.windowConfigured(service)).isEqualTo(configured);
    }
}
