package com.maqsafy.releases.command;

import java.util.Collection;
import java.util.List;

/** What of earlier commands still runs on this machine, whoever started it. */
public interface LeftProcesses {

    /** The processes of these commands that are there now. Only those of this machine, or this container, are seen. */
    List<LeftProcess> of(Collection<CommandTrace> commands);

    /**
     * Asks the processes of these commands to end and kills those that do not within a few seconds.
     *
     * @return what could not be ended; empty when none is there any more
     */
    List<LeftProcess> end(Collection<CommandTrace> commands);
}
