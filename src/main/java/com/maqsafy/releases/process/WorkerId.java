package com.maqsafy.releases.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who works: one start of the application, told apart from every other, on this machine and elsewhere. Engine and step
 * journal keep its text, {@code worker-<host>-<random>/<node>.<machine>.<pid>.<start>}.
 *
 * @param host name of the host or container
 * @param random what only this start has
 * @param node the data directory, which stays with a node over restarts
 * @param machine the running kernel and the container: processes are seen within one only
 * @param pid process id of the application
 * @param startedAt when that process came into being, seconds since 1970
 */
public record WorkerId(String host, String random, String node, String machine, long pid, long startedAt) {

    private static final Pattern TEXT =
            Pattern.compile("worker-(.+)-([0-9a-f]{8})/([0-9a-f]+)\\.([0-9a-f]+)\\.(\\d+)\\.(-?\\d+)(#\\d+)?");
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** What is known of another worker. */
    public enum Standing {
        /** Its process is there, at work or frozen. */
        ALIVE,
        /** Its process is gone, and nothing that it started in another life of the machine can be there. */
        GONE,
        /** It is, or was, on another machine or in another container. */
        ELSEWHERE
    }

    /** The worker of a text, also of one with the number of a lock behind it; empty when it is no worker of ours. */
    public static Optional<WorkerId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WorkerId(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    parts.group(4),
                    Long.parseLong(parts.group(5)),
                    Long.parseLong(parts.group(6))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether processes of the other one would be seen from here. */
    public boolean sharesMachineWith(WorkerId other) {
        return machine.equals(other.machine);
    }

    /** What this worker can tell of another one. */
    public Standing standing(WorkerId other) {
        if (sharesMachineWith(other)) {
            return other.isThere() ? Standing.ALIVE : Standing.GONE;
        }
        // The same place after a reboot, or the next container of the same volume: nothing of the former life is left.
        return host.equals(other.host) && node.equals(other.node) ? Standing.GONE : Standing.ELSEWHERE;
    }

    private boolean isThere() {
        return ProcessHandle.of(pid)
                .flatMap(p -> p.info().startInstant())
                .filter(s -> Duration.between(s, Instant.ofEpochSecond(startedAt))
                                .abs()
                                .compareTo(SAME_START)
                        <= 0)
                .isPresent();
    }

    /** The text that engine and journal keep. */
    public String text() {
        return "worker-" + host + '-' + random + '/' + node + '.' + machine + '.' + pid + '.' + startedAt;
    }

    @Override
    public String toString() {
        return text();
    }
}
