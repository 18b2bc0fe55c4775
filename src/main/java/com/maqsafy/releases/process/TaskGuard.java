package com.maqsafy.releases.process;

import java.util.Map;
import java.util.Optional;

/** Says who may not have a task; asked when a task is claimed, assigned and completed. */
public interface TaskGuard {

    /** The objection against this user having this task, if there is one. */
    Optional<Violation> objection(TaskContext task, String user);

    /**
     * The same for somebody who would do it in another person's place. The validation of forms asks for the other person too: what stands
     * against either of them stands against it.
     */
    default Optional<Violation> objection(TaskContext task, Substitution standing) {
        return objection(task, standing.substitute());
    }

    /**
     * What the task's record says of the person who completes it beside what was submitted. Called once, when everything else
     * was accepted, in the transaction that writes the record.
     */
    default Map<String, Object> attest(TaskContext task, String user) {
        return Map.of();
    }

    /** The same of somebody who completes it in another person's place. */
    default Map<String, Object> attest(TaskContext task, Substitution standing) {
        return attest(task, standing.substitute());
    }
}
