package com.maqsafy.releases.signin;

import com.maqsafy.releases.person.Roles;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id id of the account
 * @param groups ids of its groups
 */
public record Caller(String id, Set<String> groups) {

    public Caller {
        groups = Set.copyOf(groups);
    }

    boolean administrator() {
        return groups.contains(Accounts.ADMINISTRATORS);
    }

    boolean auditor() {
        return groups.contains(Roles.AUDITOR);
    }
}
