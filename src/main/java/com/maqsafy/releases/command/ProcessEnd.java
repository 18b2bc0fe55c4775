package com.maqsafy.releases.command;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Ends the processes of commands, all of them: looked up again until none is found. */
final class ProcessEnd {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Collection<CommandTrace> commands;

    ProcessEnd(Collection<CommandTrace> commands) {
        this.commands = List.copyOf(commands);
    }

    /**
     * Asks all to end and kills those that are still there after the grace; at once when the thread is interrupted, for
     * stopping is what an interrupt asks for.
     *
     * @return whether none is left
     */
    boolean within(Duration grace) {
        Set<Long> asked = new HashSet<>();
        long end = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            List<ProcessHandle> left = members();
            if (left.isEmpty()) {
                return true;
            }
            left.stream().filter(p -> asked.add(p.pid())).forEach(ProcessHandle::destroy);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        long last = System.nanoTime() + KILLED_WITHIN.toNanos();
        List<ProcessHandle> left = members();
        while (!left.isEmpty() && System.nanoTime() < last) {
            left.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            left = members();
        }
        return left.isEmpty();
    }

    private List<ProcessHandle> members() {
        return commands.stream()
                .flatMap(command -> ProcessTable.of(command).stream())
                .distinct()
                .toList();
    }
}
