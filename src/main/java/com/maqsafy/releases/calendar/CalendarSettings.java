package com.maqsafy.releases.calendar;

import com.maqsafy.releases.settings.SettingsException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The calendars of all services, {@code releases.services.<service>.calendar.*}; see {@link Calendar}.
 *
 * <p>Everything that is wrong is said at once, each with the full name of its property ({@code REL-CAL-002}).
 */
@ConfigurationProperties("releases")
record CalendarSettings(@DefaultValue Map<String, CalendarService> services) {

    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}");
    private static final String END_OF_DAY = "24:00";

    CalendarSettings {
        services = Map.copyOf(services);
        calendars(services);
    }

    /** The calendars by service; a service without one is not in it. */
    Map<String, ServiceCalendar> calendars() {
        return calendars(services);
    }

    private static Map<String, ServiceCalendar> calendars(Map<String, CalendarService> services) {
        List<String> problems = new ArrayList<>();
        Map<String, ServiceCalendar> calendars = new HashMap<>();
        services.forEach((service, settings) -> {
            @Nullable Calendar calendar = settings.calendar();
            if (calendar != null) {
                new Reader("releases.services." + service + ".calendar", problems)
                        .read(calendar)
                        .ifPresent(c -> calendars.put(service, c));
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException("REL-CAL-002", problems);
        }
        return Map.copyOf(calendars);
    }

    /** This module's part of a service's settings. */
    record CalendarService(@Nullable Calendar calendar) {}

    /**
     * @param zone time zone of all hours and dates here, e.g. {@code Asia/Riyadh}
     * @param maintenanceWindows when production may be touched; none = at any time outside peak hours and freezes
     * @param peakHours when a deployment of high risk needs an approval of its own (RULE-07)
     * @param freezes when nothing is deployed
     */
    record Calendar(
            @Nullable String zone,
            @DefaultValue List<Hours> maintenanceWindows,
            @DefaultValue List<Hours> peakHours,
            @DefaultValue List<FreezeTime> freezes) {}

    /**
     * @param days English names of the days on which the hours begin
     * @param from {@code HH:mm}
     * @param to {@code HH:mm}, first moment after; earlier than {@code from} = on the next day; {@code 24:00} = midnight
     */
    record Hours(
            @DefaultValue List<String> days,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * @param from RFC 3339 time, or a date: from the start of that day
     * @param to RFC 3339 time, exclusive, or a date: to the end of that day
     * @param reason why, for those who have to wait
     */
    record FreezeTime(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    /** Reads one calendar and notes what is wrong. */
    private record Reader(String property, List<String> problems) {

        Optional<ServiceCalendar> read(Calendar calendar) {
            int before = problems.size();
            Optional<ZoneId> zone = zone(calendar.zone());
            List<WeeklyHours> windows = hours("maintenance-windows", calendar.maintenanceWindows());
            List<WeeklyHours> peaks = hours("peak-hours", calendar.peakHours());
            List<Freeze> freezes = new ArrayList<>();
            zone.ifPresent(z -> {
                for (int i = 0; i < calendar.freezes().size(); i++) {
                    freeze(property + ".freezes[" + i + "]", calendar.freezes().get(i), z)
                            .ifPresent(freezes::add);
                }
            });
            return problems.size() > before
                    ? Optional.empty()
                    : zone.map(z -> new ServiceCalendar(z, windows, peaks, freezes));
        }

        private Optional<ZoneId> zone(@Nullable String zone) {
            if (zone == null || zone.isBlank()) {
                return wrong(property + ".zone", "is missing: name a time zone, e.g. Asia/Riyadh");
            }
            try {
                return Optional.of(ZoneId.of(zone));
            } catch (DateTimeException e) {
                return wrong(property + ".zone", "is \"" + zone + "\", which is no time zone, e.g. Asia/Riyadh");
            }
        }

        private List<WeeklyHours> hours(String name, List<Hours> list) {
            List<WeeklyHours> hours = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                String at = property + "." + name + "[" + i + "]";
                Hours h = list.get(i);
                Set<DayOfWeek> days = days(at + ".days", h.days());
                Optional<LocalTime> from = timeOfDay(at + ".from", h.from());
                Optional<LocalTime> to =
                        END_OF_DAY.equals(h.to()) ? Optional.of(LocalTime.MIDNIGHT) : timeOfDay(at + ".to", h.to());
                if (from.isPresent() && Objects.equals(h.from(), h.to())) {
                    wrong(at + ".to", "equals from: for a whole day write \"00:00\" to \"24:00\"");
                } else if (from.isPresent() && to.isPresent()) {
                    hours.add(new WeeklyHours(days, from.get(), to.get()));
                }
            }
            return hours;
        }

        private Set<DayOfWeek> days(String at, List<String> names) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            if (names.isEmpty()) {
                wrong(at, "is missing: name the days, e.g. [sunday, tuesday]");
            }
            for (int i = 0; i < names.size(); i++) {
                try {
                    days.add(DayOfWeek.valueOf(names.get(i).trim().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    wrong(
                            at + "[" + i + "]",
                            "is \"" + names.get(i) + "\", which is no day: write sunday, monday, ...");
                }
            }
            return days;
        }

        private Optional<LocalTime> timeOfDay(String at, @Nullable String text) {
            if (text == null || text.isBlank()) {
                return wrong(at, "is missing: write a time of day, e.g. \"22:00\"");
            }
            try {
                if (TIME_OF_DAY.matcher(text).matches()) {
                    return Optional.of(LocalTime.parse(text));
                }
            } catch (DateTimeException e) {
                // Said below, together with everything else that is no time.
            }
            // YAML reads an unquoted 22:00 as the number 1320.
            return wrong(
                    at, "is \"" + text + "\", which is no time of day: write it as \"HH:mm\", in YAML with quotes");
        }

        private Optional<Freeze> freeze(String at, FreezeTime freeze, ZoneId zone) {
            Optional<Instant> from = instant(at + ".from", freeze.from(), zone, 0);
            Optional<Instant> to = instant(at + ".to", freeze.to(), zone, 1);
            if (freeze.reason() == null || freeze.reason().isBlank()) {
                return wrong(at + ".reason", "is missing: say why, for those who have to wait");
            }
            if (from.isEmpty() || to.isEmpty()) {
                return Optional.empty();
            }
            if (!from.get().isBefore(to.get())) {
                return wrong(at + ".to", "is not after from");
            }
            return Optional.of(new Freeze(from.get(), to.get(), freeze.reason()));
        }

        /** A time, or the start of a date so many days on. */
        private Optional<Instant> instant(String at, @Nullable String text, ZoneId zone, int days) {
            if (text == null || text.isBlank()) {
                return wrong(at, "is missing: write a date or an RFC 3339 time");
            }
            try {
                return Optional.of(
                        text.indexOf('T') < 0
                                ? LocalDate.parse(text)
                                        .plusDays(days)
                                        .atStartOfDay(zone)
                                        .toInstant()
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return wrong(
                        at,
                        "is \"" + text
                                + "\", which is neither a date (2026-12-20) nor an RFC 3339 time (2026-12-20T18:00:00+03:00)");
            }
        }

        private <T> Optional<T> wrong(String at, String problem) {
            problems.add(at + " " + problem);
            return Optional.empty();
        }
    }
}
