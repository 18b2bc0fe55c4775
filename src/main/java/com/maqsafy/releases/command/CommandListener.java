package com.maqsafy.releases.command;

/** Is told when a command's process has come into being, by the thread that runs it, which waits for the listener. */
@FunctionalInterface
public interface CommandListener {

    /** A listener that nobody needs. */
    CommandListener NONE = command -> {};

    /**
     * The process is there. Not called for a command that was not started. An exception stops the command, and leaves
     * {@link CommandRunner#run(CommandSpec, CommandListener)} with it.
     */
    void started(RunningCommand command);
}
