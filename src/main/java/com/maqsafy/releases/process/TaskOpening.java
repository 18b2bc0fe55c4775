package com.maqsafy.releases.process;

import java.util.Set;

/**
 * Opens a task to more groups than its model names, because of something that is recorded; asked whenever somebody
 * claims, gets or completes a task. An identity link alone opens nothing: it only lets a task be seen.
 */
public interface TaskOpening {

    /** Ids of the groups that may do this task too, empty as a rule. */
    Set<String> alsoFor(TaskContext task);
}
