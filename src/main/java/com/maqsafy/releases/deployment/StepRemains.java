package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandTrace;
import com.maqsafy.releases.command.LeftProcess;
import com.maqsafy.releases.command.LeftProcesses;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkerId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What earlier runs of steps may still be doing: their worker crashed, was frozen or lost its lease, or they left processes
 * behind. Two runs of one step never work at once.
 */
@Component
class StepRemains {

    private static final Logger LOG = LoggerFactory.getLogger(StepRemains.class);

    private final LeftProcesses processes;

    StepRemains(LeftProcesses processes) {
        this.processes = processes;
    }

    /** What of a run whose end nobody saw may still run, for people; empty when nothing of it can be there any more. */
    List<String> of(StepRun run, WorkLease lease) {
        Optional<WorkerId> former = former(run);
        if (lease.worker().isEmpty() || former.isEmpty() || run.command() == null) {
            return List.of();
        }
        WorkerId own = lease.worker().get();
        WorkerId.Standing standing = own.standing(former.get());
        if (standing == WorkerId.Standing.ELSEWHERE) {
            return List.of("REL-DEP-070 It was started on " + former.get().host()
                    + ", which cannot be looked at from here. Look there for processes with RELEASES_COMMAND_ID="
                    + run.command() + " in their environment.");
        }
        List<LeftProcess> left = own.sharesMachineWith(former.get()) ? processes.of(List.of(trace(run))) : List.of();
        if (left.isEmpty() && run.pid() == null && standing == WorkerId.Standing.ALIVE && !isOwn(own, former.get())) {
            return List.of("REL-DEP-071 It may still begin: process "
                    + former.get().pid() + " on " + former.get().host()
                    + ", which was to start it, is there and does not answer. End that process.");
        }
        return left.stream().map(LeftProcess::text).toList();
    }

    /** What of these runs still runs on this machine, with the step that it is of, for people; empty when nothing does. */
    List<String> of(List<StepRun> runs, WorkLease lease) {
        return runs.stream()
                .filter(run -> lease.worker()
                        .flatMap(own -> former(run).filter(own::sharesMachineWith))
                        .isPresent())
                .flatMap(run -> processes.of(List.of(trace(run))).stream()
                        .map(left -> "step '" + run.step() + "' of " + run.release() + ": " + left.text()))
                .toList();
    }

    /** Ends what of a run still runs on this machine. */
    void end(StepRun run, WorkLease lease) {
        end(List.of(run), lease);
    }

    /**
     * Ends what of these runs still runs on this machine.
     *
     * @throws IllegalStateException {@code REL-DEP-072} when something cannot be ended
     */
    void end(List<StepRun> runs, WorkLease lease) {
        List<CommandTrace> traces = runs.stream()
                .filter(run -> run.command() != null)
                .filter(run -> lease.worker()
                        .flatMap(own -> former(run).filter(own::sharesMachineWith))
                        .isPresent())
                .map(StepRemains::trace)
                .toList();
        List<LeftProcess> found = traces.isEmpty() ? List.of() : processes.of(traces);
        if (found.isEmpty()) {
            return;
        }
        LOG.warn("REL-DEP-073 Before anything else runs, what is left of earlier steps is ended: {}", texts(found));
        List<LeftProcess> left = processes.end(traces);
        if (!left.isEmpty()) {
            throw new IllegalStateException(
                    "REL-DEP-072 What is left of earlier steps could not be ended, so nothing more is run: "
                            + texts(left) + ". End it on this host.");
        }
    }

    private static boolean isOwn(WorkerId own, WorkerId former) {
        return own.pid() == former.pid() && own.sharesMachineWith(former);
    }

    private static Optional<WorkerId> former(StepRun run) {
        return Optional.ofNullable(run.worker()).flatMap(WorkerId::parse);
    }

    private static CommandTrace trace(StepRun run) {
        return new CommandTrace(java.util.Objects.requireNonNull(run.command()), run.pid(), run.pidStartedAt());
    }

    private static List<String> texts(List<LeftProcess> processes) {
        return processes.stream().map(LeftProcess::text).toList();
    }
}
