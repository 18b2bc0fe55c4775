package com.maqsafy.releases.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The user of Camunda's web session: their filter on {@code /camunda/api/*} tells the engine who is calling for as long
 * as the request lasts, and forgets users that were deleted.
 */
@Component
class CamundaSignedInUser implements SignedInUser {

    private final IdentityService identity;

    CamundaSignedInUser(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(a -> a.getUserId());
    }
}
