package com.maqsafy.releases.release;

import java.util.Set;

/** The people of the organisation and the roles (groups) that they hold; answered by the identity service. */
public interface People {

    /** Whether a user with this id exists. */
    boolean exists(String user);

    /** Ids of the groups that the user is in; empty for an unknown user. */
    Set<String> roles(String user);

    /** Ids of the users in a group; empty for an unknown group. */
    Set<String> members(String role);
}
