package com.maqsafy.releases.process;

import java.util.Optional;

/** Says who may not have a task; asked when a task is claimed, assigned and completed. */
public interface TaskGuard {

    /** The objection against this user having this task, if there is one. */
    Optional<Violation> objection(TaskContext task, String user);
}
