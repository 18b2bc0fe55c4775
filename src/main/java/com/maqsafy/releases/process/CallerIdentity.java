package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Knows what a caller may see at the moment of asking, whatever the caller's session remembers: whoever starts a restricted
 * release sees its tasks without a new login, and nobody comes in by a tenant membership.
 */
final class CallerIdentity extends IdentityServiceImpl {

    private final ObjectProvider<HiddenInstances> hidden;

    CallerIdentity(ObjectProvider<HiddenInstances> hidden) {
        this.hidden = hidden;
    }

    @Override
    public void setAuthentication(Authentication caller) {
        super.setAuthentication(caller == null ? null : new Authentication(caller.getUserId(), caller.getGroupIds()));
    }

    @Override
    public Authentication getCurrentAuthentication() {
        Authentication caller = super.getCurrentAuthentication();
        return caller == null ? null : new Caller(caller, hidden);
    }

    private static final class Caller extends Authentication {

        private final ObjectProvider<HiddenInstances> hidden;

        Caller(Authentication caller, ObjectProvider<HiddenInstances> hidden) {
            super(caller.getUserId(), caller.getGroupIds());
            this.hidden = hidden;
        }

        @Override
        public List<String> getTenantIds() {
            return getUserId() == null
                    ? List.of()
                    : hidden.getObject().visibleTo(getUserId(), getGroupIds() == null ? List.of() : getGroupIds());
        }
    }
}
