package com.maqsafy.releases.approval;

import java.time.Instant;
import java.util.Optional;

/** Since when people hold their roles, from the ledger of the administration. */
@FunctionalInterface
public interface RoleHistory {

    /** When the role was last given to an account, and by whom; empty when that was before records began. */
    Optional<Given> given(String account, String role);

    /**
     * How a role came to an account.
     *
     * @param at when
     * @param by user id, or {@code system:} and a name
     */
    record Given(Instant at, String by) {}

    /** Knows nothing: every role was given before records began. */
    static RoleHistory none() {
        return (account, role) -> Optional.empty();
    }
}
