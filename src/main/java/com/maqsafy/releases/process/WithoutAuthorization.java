package com.maqsafy.releases.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Runs engine queries of the application itself, whatever the current user may see. */
@Component
public class WithoutAuthorization {

    private final IdentityService identity;

    WithoutAuthorization(@org.springframework.context.annotation.Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Calls with no authenticated user, and restores the user afterwards. */
    public <T> T call(Supplier<T> work) {
        var user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (user != null) {
                identity.setAuthentication(user);
            }
        }
    }
}
