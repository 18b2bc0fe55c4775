package com.maqsafy.releases.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** The one place where the engine is asked for the groups of an account. */
public final class AccountGroups {

    private AccountGroups() {}

    /**
     * Ids of the groups that an account is in at this moment, deactivated or not; empty for an unknown one. What the caller
     * may read is the caller's matter.
     */
    public static Set<String> of(IdentityService identity, String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }
}
