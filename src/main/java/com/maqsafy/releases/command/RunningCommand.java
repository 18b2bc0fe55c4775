package com.maqsafy.releases.command;

import java.time.Instant;
import java.util.UUID;

/** A command that runs, for those who watch it; every method may be called by any thread, also after its end. */
public interface RunningCommand {

    /** Id of the command ({@link CommandSpec#id()}), in the environment of its processes as {@code RELEASES_COMMAND_ID}. */
    UUID id();

    /** Process id of its program. */
    long pid();

    /** When its process came into being, as the operating system says. */
    Instant startedAt();

    /** What it wrote so far, standard output and error merged: capped, cleaned of control characters and filtered. */
    String output();

    /**
     * Ends it and all that it started, for a person: those processes are asked to end and killed when they do not within a
     * few seconds. Returns at once; the result of the run then is {@link CommandResult.Outcome#STOPPED}, unless the command
     * had ended before.
     */
    void stop();
}
