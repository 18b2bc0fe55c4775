package com.maqsafy.releases.process;

/** Records whom a task was refused. */
@FunctionalInterface
interface RefusedDuties {

    /**
     * Records a refusal for good once the caller's transaction has ended, whatever becomes of it. It never throws.
     *
     * @param caller id of the account that asked
     * @param user id of the account that was to have the task
     */
    void record(String caller, String user, TaskContext task, Violation violation);
}
