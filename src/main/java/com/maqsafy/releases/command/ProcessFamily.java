package com.maqsafy.releases.command;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process and all that it started: Java has no process groups, so the members are looked up. */
final class ProcessFamily {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(2);

    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessFamily(Process process) {
        members.add(process.toHandle());
    }

    /** Asks all members to end and kills those that are still there after the grace. */
    void stop(Duration grace) {
        // Looked up before the first signal: children of a process that has ended cannot be found any more.
        lookUpMembers();
        members.forEach(ProcessHandle::destroy);
        if (!haveEndedWithin(grace)) {
            lookUpMembers();
            members.forEach(ProcessHandle::destroyForcibly);
            haveEndedWithin(KILLED_WITHIN);
        }
    }

    private void lookUpMembers() {
        int before;
        do {
            before = members.size();
            Set.copyOf(members).forEach(member -> member.descendants().forEach(members::add));
        } while (members.size() > before);
    }

    private boolean haveEndedWithin(Duration time) {
        CompletableFuture<Void> allEnded = CompletableFuture.allOf(
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            allEnded.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            // Stopping is what an interrupt asks for: go on at once to the harder way.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
