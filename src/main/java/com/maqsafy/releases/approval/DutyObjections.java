package com.maqsafy.releases.approval;

import com.maqsafy.releases.process.TaskContext;

/** Who may not do a task because of the duties of persons (promise 3), for those who only want to know. */
public interface DutyObjections {

    /** Whether a person who is offered the task may not do it now: because of what else the person did in the release. */
    boolean bars(TaskContext task, String user);
}
