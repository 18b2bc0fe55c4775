package com.maqsafy.releases.process;

import com.maqsafy.releases.person.Roles;
import java.util.Collections;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * The engine's counts that look at no tenants, so that restricted releases are among them: whoever may not know of those does
 * not get the counts at all.
 */
final class CountsOfAll {

    private CountsOfAll() {}

    /**
     * Lets the circle and the application itself pass.
     *
     * @param caller who asks, {@code null} for jobs and for our own work
     * @throws AuthorizationException {@code REL-PRC-041} for everybody else
     */
    static void requireConfidant(@Nullable Authentication caller) {
        if (caller != null
                && (caller.getGroupIds() == null || Collections.disjoint(caller.getGroupIds(), Roles.CONFIDANTS))) {
            throw new AuthorizationException(
                    "REL-PRC-041 These statistics count restricted releases too. Ask somebody in "
                            + String.join(", ", Roles.CONFIDANTS) + ".");
        }
    }
}
