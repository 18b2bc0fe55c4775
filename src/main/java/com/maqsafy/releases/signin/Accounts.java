package com.maqsafy.releases.signin;

import com.maqsafy.releases.person.Roles;
import java.util.List;
import java.util.Set;

/** The accounts, as the engine's identity service keeps them. */
public interface Accounts {

    /** The group of administrators. */
    String ADMINISTRATORS = Roles.ADMINISTRATORS;

    /** Whether there is an account of this id, deactivated or not. */
    boolean exists(String account);

    /** Ids of a group's members, deactivated ones too. */
    Set<String> members(String group);

    /** Ids of the groups that an account is in. */
    Set<String> groups(String account);

    /**
     * Takes every task from an account, in the caller's transaction: whoever is in the tasks' groups may claim them again.
     * An open delegation by the account, or to it, ends as well.
     *
     * @return what was taken
     */
    List<ReturnedTask> takeTasks(String account);

    /**
     * Takes from an account, in the caller's transaction, the tasks that it had by a role which it loses, and may not do by
     * another one.
     *
     * @param role id of the group
     * @return what was taken
     */
    List<ReturnedTask> takeTasks(String account, String role);

    /**
     * A task that somebody had.
     *
     * @param release key of the release
     * @param task id
     * @param element id of the model element
     * @param title what is to be done
     */
    record ReturnedTask(String release, String task, String element, String title) {}
}
