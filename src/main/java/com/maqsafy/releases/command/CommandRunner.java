package com.maqsafy.releases.command;

/** Runs commands as processes of their own, never through a shell. */
public interface CommandRunner {

    /**
     * Runs a command and waits until it has ended, at most for its timeout.
     *
     * <p>Never throws for what the command does: a command that cannot be started, fails, or is stopped at its timeout is
     * told by the result. At the timeout the process and all its descendants are asked to end, and killed when they do not
     * within a few seconds. A process that the command leaves behind when it ends by itself goes on, but nobody reads what
     * it writes: such a command must redirect that process's output. A descendant that detached itself (its parent
     * ended before the timeout) cannot be found and stays.
     *
     * <p>When the calling thread is interrupted the command is stopped in the same way, the result is {@code FAILED}, and
     * the thread's interrupt status is set again.
     */
    CommandResult run(CommandSpec spec);
}
