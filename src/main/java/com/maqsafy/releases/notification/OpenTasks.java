package com.maqsafy.releases.notification;

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

    /** The task, empty when it is done or not needed any more. */
    Optional<OpenTask> find(String id);

    /** Hands over all tasks that are due before an instant, page by page, without groups and users. */
    void dueBefore(Instant instant, Consumer<List<OpenTask>> page);
}
