package com.maqsafy.releases.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the processes of a command: those that carry its mark in their environment, those of its session, and what either
 * has started. A process has to drop the mark, its session and its parents to get away.
 *
 * <p>Linux tells by {@code /proc}; elsewhere only the descendants of a process are known.
 */
final class ProcessTable {

    /** Name of the environment variable that marks the processes of a command. */
    static final String MARK = "RELEASES_COMMAND_ID";

    private static final Path PROC = Path.of("/proc");
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private ProcessTable() {}

    /** The processes of a command that are there now; those that have ended and wait to be collected are not. */
    static List<ProcessHandle> of(CommandTrace command) {
        List<Entry> entries = entries(command);
        Set<Long> members = new HashSet<>();
        entries.stream().filter(Entry::marked).map(Entry::pid).forEach(members::add);
        Set<Long> sessions = new HashSet<>(members);
        Long root = command.pid();
        if (root != null && (isThat(command) || entries.stream().anyMatch(e -> e.marked() && e.session() == root))) {
            sessions.add(root);
            members.add(root);
        }
        boolean found = true;
        while (found) {
            found = false;
            for (Entry entry : entries) {
                if ((members.contains(entry.parent()) || sessions.contains(entry.session()))
                        && members.add(entry.pid())) {
                    sessions.add(entry.pid());
                    found = true;
                }
            }
        }
        return entries.isEmpty() ? descendants(command) : handles(entries, members);
    }

    /** Whether the process of this number is still the command's own. */
    private static boolean isThat(CommandTrace command) {
        Long pid = command.pid();
        Instant startedAt = command.startedAt();
        return pid != null
                && startedAt != null
                && ProcessHandle.of(pid)
                        .flatMap(p -> p.info().startInstant())
                        .filter(s -> Duration.between(s, startedAt).abs().compareTo(SAME_START) < 0)
                        .isPresent();
    }

    private static List<ProcessHandle> descendants(CommandTrace command) {
        Long pid = command.pid();
        List<ProcessHandle> all = new ArrayList<>();
        if (pid != null && isThat(command)) {
            ProcessHandle.of(pid).ifPresent(process -> {
                all.add(process);
                process.descendants().forEach(all::add);
            });
        }
        return all;
    }

    private static List<ProcessHandle> handles(List<Entry> entries, Set<Long> members) {
        long own = ProcessHandle.current().pid();
        return entries.stream()
                .map(Entry::pid)
                .filter(members::contains)
                .filter(pid -> pid != own)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Entry> entries(CommandTrace command) {
        String mark = MARK + '=' + command.id();
        Map<Long, Entry> entries = new HashMap<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                Entry entry = Entry.read(directory, mark);
                if (entry != null) {
                    entries.put(entry.pid(), entry);
                }
            }
        } catch (IOException e) {
            // No /proc here: descendants are all that can be known.
        }
        return List.copyOf(entries.values());
    }

    /** A process of the machine. */
    private record Entry(long pid, long parent, long session, boolean marked) {

        static @Nullable Entry read(Path directory, String mark) {
            try {
                String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
                // The name, in parentheses, may hold blanks and parentheses itself.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                if (fields[0].equals("Z") || fields[0].equals("X")) {
                    return null;
                }
                return new Entry(
                        Long.parseLong(directory.getFileName().toString()),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[3]),
                        isMarked(directory, mark));
            } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
                // It ended while it was looked at.
                return null;
            }
        }

        private static boolean isMarked(Path directory, String mark) {
            try {
                String environment = Files.readString(directory.resolve("environ"), StandardCharsets.ISO_8859_1);
                return ('\0' + environment).contains('\0' + mark + '\0');
            } catch (IOException e) {
                // Another user's: its session may still tell.
                return false;
            }
        }
    }
}
