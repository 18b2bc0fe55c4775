package com.maqsafy.releases.process;

import java.util.Collections;
import java.util.Set;

/** Who does the tasks of a release whose instances are hidden, because the groups that a model names may not know of it. */
public interface TaskAudience {

    /**
     * Who may do a task.
     *
     * @param groups ids of the groups that the model names
     */
    Audience of(String release, Set<String> groups);

    /**
     * People for a task; one of the groups or one of the users is enough.
     *
     * @param groups ids of groups
     * @param users ids of users
     */
    record Audience(Set<String> groups, Set<String> users) {

        public Audience {
            groups = Set.copyOf(groups);
            users = Set.copyOf(users);
        }

        /** Whether a person with these groups is among them. */
        public boolean admits(String user, Set<String> held) {
            return users.contains(user) || !Collections.disjoint(groups, held);
        }
    }
}
