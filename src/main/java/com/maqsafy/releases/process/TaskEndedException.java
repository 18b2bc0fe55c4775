package com.maqsafy.releases.process;

import org.camunda.bpm.engine.OptimisticLockingException;

/** The task that somebody wanted to work on has ended a moment ago, in other hands. */
final class TaskEndedException extends OptimisticLockingException {

    private static final long serialVersionUID = 1L;

    TaskEndedException(Throwable cause) {
        super(
                "REL-PRC-081 The task has ended: somebody else has completed it, or its release went another way."
                        + " Read the list of tasks again.",
                cause);
    }
}
