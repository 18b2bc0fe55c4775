package com.maqsafy.releases.board;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.OpenTasksOfReleases;
import com.maqsafy.releases.process.OpenTasksOfReleases.OpenTask;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.PersonDirectory;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the board together for the signed-in person. The number of its statements does not depend on how many releases there
 * are, and none of them reads more rows than are shown.
 */
@Component
class BoardReader {

    /** So many of a phase are shown at first; the rest comes when it is asked for. */
    static final int SECTION = 10;

    private static final int MOST_TASKS = 20;
    private static final int MOST_FILTERED = 5_000;
    private static final int PAGE = 50;
    private static final Duration LATELY = Duration.ofDays(30);

    private final VisibleReleases releases;
    private final ReleaseLists lists;
    private final OpenTasksOfReleases tasks;
    private final People people;
    private final PersonDirectory directory;
    private final ServiceSettings services;
    private final ServiceTimes times;
    private final BoardTexts texts;
    private final Clock clock;

    BoardReader(
            VisibleReleases releases,
            ReleaseLists lists,
            OpenTasksOfReleases tasks,
            People people,
            PersonDirectory directory,
            ServiceSettings services,
            ServiceTimes times,
            BoardTexts texts,
            Clock clock) {
        this.releases = releases;
        this.lists = lists;
        this.tasks = tasks;
        this.people = people;
        this.directory = directory;
        this.services = services;
        this.times = times;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Of which releases; what is absent says nothing.
     *
     * @param owner user id
     */
    record Filter(
            @Nullable String service,
            @Nullable String type,
            @Nullable String owner) {

        private boolean saysNothing() {
            return service == null && type == null && owner == null;
        }

        private LogFilter of(@Nullable ReleaseStatus status, @Nullable Long before, int limit) {
            return new LogFilter(before, service, type, status == null ? null : status.word(), limit).ownedBy(owner);
        }
    }

    /**
     * A page of releases.
     *
     * @param older what to ask for as {@code before} to see more, absent on the last page
     */
    record Page(
            Instant now,
            String me,
            List<BoardRow> releases,
            @Nullable Long older,
            Map<String, String> names) {}

    Board.Me me(String user) {
        return new Board.Me(user, people.roles(user));
    }

    /** What the members of the group that owns releases are called, by account. */
    Map<String, String> owners(String user) {
        if (people.roles(user).isEmpty()) {
            return Map.of();
        }
        Collection<String> owners = people.members(Roles.RELEASE_OWNER);
        Map<String, String> names = directory.names(owners);
        return owners.stream()
                .collect(Collectors.toMap(
                        Function.identity(), owner -> names.getOrDefault(owner, owner), (a, b) -> a, TreeMap::new));
    }

    Board board(String user, Filter filter) {
        BoardTask.Reader reader = new BoardTask.Reader(user, people.roles(user), clock.instant());
        List<List<LogEntry>> open = Arrays.stream(ReleaseStatus.values())
                .filter(status -> !status.isFinal())
                .map(status -> releases.log(filter.of(status, null, SECTION + 1)))
                .toList();
        List<ReleaseDetails> planned = lists.planned(filter.of(null, null, SECTION), reader.now());
        Set<String> keys = Stream.concat(open.stream().flatMap(List::stream).map(LogEntry::release), planned.stream())
                .map(ReleaseDetails::key)
                .collect(Collectors.toSet());
        Map<String, List<OpenTask>> waiting = tasks.of(keys);
        List<Board.Section> phases = open.stream()
                .filter(entries -> !entries.isEmpty())
                .map(entries -> section(entries, waiting, reader))
                .toList();
        List<Board.Waiting> mine = mine(filter, reader);
        List<BoardRow> released = lately(filter, reader.now(), ReleaseStatus.RELEASED);
        List<BoardRow> rolledBack = lately(filter, reader.now(), ReleaseStatus.ROLLED_BACK, ReleaseStatus.FAILED);
        List<Board.Waiting> mineShown = mine.subList(0, Math.min(MOST_TASKS, mine.size()));
        List<BoardRow> plannedRows = planned.stream()
                .map(release -> row(release, "", waiting, reader))
                .toList();
        SortedSet<String> accounts = accounts(Stream.of(
                        phases.stream().flatMap(section -> section.releases().stream()),
                        plannedRows.stream(),
                        released.stream(),
                        rolledBack.stream())
                .flatMap(rows -> rows)
                .toList());
        mineShown.forEach(task -> people(task.task(), accounts));
        accounts.add(user);
        return new Board(
                reader.now(),
                new Board.Me(user, reader.roles()),
                services.services(),
                zones(),
                mineShown,
                mine.size() > MOST_TASKS,
                phases,
                plannedRows,
                released,
                rolledBack,
                directory.names(accounts));
    }

    /** A page of the releases in one status, or of all, newest first. */
    Page page(String user, Filter filter, @Nullable ReleaseStatus status, @Nullable Long before) {
        BoardTask.Reader reader = new BoardTask.Reader(user, people.roles(user), clock.instant());
        List<LogEntry> entries = releases.log(filter.of(status, before, PAGE + 1));
        List<LogEntry> shown = entries.subList(0, Math.min(PAGE, entries.size()));
        Map<String, List<OpenTask>> waiting = tasks.of(shown.stream()
                .map(LogEntry::release)
                .filter(release -> !release.status().isFinal())
                .map(ReleaseDetails::key)
                .toList());
        List<BoardRow> rows = shown.stream()
                .map(entry -> row(entry.release(), entry.notes(), waiting, reader))
                .toList();
        SortedSet<String> accounts = accounts(rows);
        accounts.add(user);
        return new Page(
                reader.now(),
                user,
                rows,
                entries.size() > PAGE ? shown.get(PAGE - 1).id() : null,
                directory.names(accounts));
    }

    private Board.Section section(
            List<LogEntry> entries, Map<String, List<OpenTask>> waiting, BoardTask.Reader reader) {
        List<LogEntry> shown = entries.subList(0, Math.min(SECTION, entries.size()));
        return new Board.Section(
                entries.get(0).release().status().word(),
                shown.stream()
                        .map(entry -> row(entry.release(), "", waiting, reader))
                        .toList(),
                entries.size() > SECTION ? shown.get(SECTION - 1).id() : null);
    }

    private BoardRow row(
            ReleaseDetails release, String notes, Map<String, List<OpenTask>> waiting, BoardTask.Reader reader) {
        return BoardRow.of(
                release,
                notes,
                waiting.getOrDefault(release.key(), List.of()).stream()
                        .map(task -> BoardTask.of(task, reader, texts))
                        .toList());
    }

    /** What waits for the person of the releases that pass the filter; of the newest of them, where they are many. */
    private List<Board.Waiting> mine(Filter filter, BoardTask.Reader reader) {
        List<OpenTask> mine = filter.saysNothing()
                ? tasks.waitingFor(reader.id(), reader.roles(), MOST_TASKS + 1)
                : tasks.waitingFor(
                        reader.id(),
                        reader.roles(),
                        MOST_TASKS + 1,
                        lists.openKeys(filter.service(), filter.type(), filter.owner(), MOST_FILTERED));
        List<ReleaseDetails> about = lists.named(
                mine.stream().map(OpenTask::release).collect(Collectors.toSet()),
                filter.of(null, null, MOST_TASKS + 1));
        Map<String, ReleaseDetails> known =
                about.stream().collect(Collectors.toMap(ReleaseDetails::key, Function.identity()));
        return mine.stream()
                .filter(task -> known.containsKey(task.release()))
                .map(task -> {
                    ReleaseDetails release = requireNonNull(known.get(task.release()));
                    return new Board.Waiting(
                            BoardTask.of(task, reader, texts),
                            release.service(),
                            release.version(),
                            release.type().word());
                })
                .toList();
    }

    private List<BoardRow> lately(Filter filter, Instant now, ReleaseStatus... ends) {
        return Arrays.stream(ends)
                .flatMap(end -> lists.finished(filter.of(end, null, SECTION), now.minus(LATELY)).stream())
                .map(entry -> BoardRow.of(entry.release(), entry.notes(), List.of()))
                .sorted(Comparator.comparing(BoardRow::finishedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(SECTION)
                .toList();
    }

    private Map<String, String> zones() {
        Map<String, String> zones = new TreeMap<>();
        services.services()
                .forEach(service -> zones.put(service, times.zone(service).getId()));
        return zones;
    }

    private static SortedSet<String> accounts(List<BoardRow> rows) {
        SortedSet<String> accounts = new TreeSet<>();
        rows.forEach(row -> {
            accounts.add(row.owner());
            row.tasks().forEach(task -> people(task, accounts));
        });
        return accounts;
    }

    private static void people(BoardTask task, Set<String> accounts) {
        accounts.addAll(task.users());
        if (task.assignee() != null) {
            accounts.add(task.assignee());
        }
    }
}
