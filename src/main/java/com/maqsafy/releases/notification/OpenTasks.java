package com.maqsafy.releases.notification;

import com.maqsafy.releases.process.TaskDeadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The open tasks of releases, whoever may see them. */
public interface OpenTasks {

    /**
     * A task that is to be done.
     *
     * @param release key of the release
     * @param element id of the model element
     * @param title what is to be done
     * @param assignee user id of who has it, absent while nobody does
     * @param groups ids of the groups that may take it
     * @param users ids of the users who may take it
     */
    record OpenTask(
            String id,
            String release,
            String element,
            String title,
            @Nullable String assignee,
            Set<String> groups,
            Set<String> users,
            Instant createdAt,
            @Nullable Instant due) {

        public OpenTask {
            groups = Set.copyOf(groups);
            users = Set.copyOf(users);
        }
    }

    /** Of those to whom a task is offered, who may not do it because of what else they did in its release. */
    Set<String> barred(OpenTask task, Set<String> accounts);

    /** The task, empty when it is done or not needed any more. */
    Optional<OpenTask> find(String id);

    /**
     * A task with what the table of deadlines says of it now.
     *
     * @param task without groups and users
     */
    record TimedTask(OpenTask task, TaskDeadline deadline) {}

    /** Hands over all tasks that are due before an instant, page by page. */
    void dueBefore(Instant instant, Consumer<List<TimedTask>> page);
}
