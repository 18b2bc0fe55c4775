package com.maqsafy.releases.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The calendar of one service. */
record ServiceCalendar(
        ZoneId zone, List<WeeklyHours> maintenanceWindows, List<WeeklyHours> peakHours, List<Freeze> freezes) {

    /** Nothing is forbidden and no window is named. */
    static final ServiceCalendar NONE = new ServiceCalendar(ZoneId.of("UTC"), List.of(), List.of(), List.of());

    ServiceCalendar {
        maintenanceWindows = List.copyOf(maintenanceWindows);
        peakHours = List.copyOf(peakHours);
        freezes = List.copyOf(freezes);
    }

    boolean peak(Instant at) {
        LocalDateTime wall = wall(at);
        return peakHours.stream().anyMatch(hours -> hours.contain(wall));
    }

    boolean inWindow(Instant at) {
        LocalDateTime wall = wall(at);
        return maintenanceWindows.isEmpty() || maintenanceWindows.stream().anyMatch(hours -> hours.contain(wall));
    }

    Optional<Freeze> freeze(Instant at) {
        return freezes.stream().filter(f -> f.holds(at)).max(Comparator.comparing(Freeze::to));
    }

    /** The earliest open instant from {@code at} on, within so many days. */
    Optional<Instant> nextOpening(Instant at, int days) {
        if (open(at)) {
            return Optional.of(at);
        }
        return changes(at, days).filter(this::open).findFirst();
    }

    /** The first instant after an open one that is not open, within so many days. */
    Optional<Instant> nextClosing(Instant at, int days) {
        return changes(at, days).filter(change -> !open(change)).findFirst();
    }

    private Stream<Instant> changes(Instant after, int days) {
        LocalDate first = wall(after).toLocalDate();
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(days + 1L)
                .flatMap(day -> changes(day).stream())
                .filter(change -> change.isAfter(after));
    }

    private boolean open(Instant at) {
        return inWindow(at) && !peak(at) && freeze(at).isEmpty();
    }

    /**
     * The instants of a day, in order, at which open may turn to closed or back; between two of them nothing changes.
     * They are the ends of hours, as often as the wall clock shows them that day, both ends of freezes, and the instants
     * at which the wall clock itself is changed.
     */
    private TreeSet<Instant> changes(LocalDate day) {
        ZoneRules rules = zone.getRules();
        TreeSet<Instant> changes = new TreeSet<>();
        Stream.concat(maintenanceWindows.stream(), peakHours.stream())
                .flatMap(hours -> Stream.of(hours.from(), hours.to()))
                .forEach(time -> changes.addAll(instants(day, time)));
        freezes.stream()
                .flatMap(freeze -> Stream.of(freeze.from(), freeze.to()))
                .filter(end -> wall(end).toLocalDate().equals(day))
                .forEach(changes::add);
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        ZoneOffsetTransition transition =
                rules.nextTransition(day.atStartOfDay(zone).toInstant().minusNanos(1));
        if (transition != null && transition.getInstant().isBefore(end)) {
            changes.add(transition.getInstant());
        }
        return changes;
    }

    private List<Instant> instants(LocalDate day, LocalTime time) {
        LocalDateTime wall = day.atTime(time);
        return zone.getRules().getValidOffsets(wall).stream()
                .map(wall::toInstant)
                .toList();
    }

    private LocalDateTime wall(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
