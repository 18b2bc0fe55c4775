package com.maqsafy.releases.failure;

/** Whether a task is the one that asks about a failure: what a task's variables say can be changed by hand. */
public interface AskingTask {

    /** Whether the task belongs to this process instance. */
    boolean isOf(String taskId, String instance);
}
