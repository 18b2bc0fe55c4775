package com.maqsafy.releases.command;

/** Runs commands as processes of their own, never through a shell. */
public interface CommandRunner {

    /**
     * Runs a command and waits until it has ended, at most for its timeout.
     *
     * <p>Never throws for what the command does: a command that cannot be started, fails, or is stopped at its timeout is
     * told by the result. At the timeout, and when a person stops it, everything that the command started is asked to end,
     * and killed when it does not within a few seconds, also what detached itself from its parents or its session. A
     * process that the command leaves behind when it ends by itself goes on and is named in the result, but nobody reads
     * what it writes: such a command must redirect that process's output.
     *
     * <p>When the calling thread is interrupted the command is stopped in the same way, the result is {@code FAILED}, and
     * the thread's interrupt status is set again.
     *
     * @param listener is told once when the process is there
     */
    CommandResult run(CommandSpec spec, CommandListener listener);

    /** The same, watched by nobody. */
    default CommandResult run(CommandSpec spec) {
        return run(spec, CommandListener.NONE);
    }
}
