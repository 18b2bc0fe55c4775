package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Knows what a caller may see at the moment of asking, whatever the caller's session remembers: whoever starts a restricted
 * release sees its tasks without a new login, and nobody comes in by a tenant membership.
 */
final class CallerIdentity extends IdentityServiceImpl {

    private final ObjectProvider<HiddenInstances> hidden;
    private final ObjectProvider<PasswordChecks> passwords;

    CallerIdentity(ObjectProvider<HiddenInstances> hidden, ObjectProvider<PasswordChecks> passwords) {
        this.hidden = hidden;
        this.passwords = passwords;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        PasswordChecks checks = passwords.getIfAvailable();
        return checks == null
                ? super.checkPassword(userId, password)
                : checks.check(userId == null ? "" : userId, () -> super.checkPassword(userId, password));
    }

    /** Within a command a user is being saved, and the engine would refuse without saying why. */
    @Override
    public PasswordPolicyResult checkPasswordAgainstPolicy(PasswordPolicy policy, String password, User user) {
        PasswordPolicyResult result = super.checkPasswordAgainstPolicy(policy, password, user);
        if (Context.getCommandContext() != null && !result.isValid()) {
            throw new BadUserRequestException(PasswordRules.refusal(result));
        }
        return result;
    }

    @Override
    public void setAuthentication(Authentication caller) {
        super.setAuthentication(caller == null ? null : new Authentication(caller.getUserId(), caller.getGroupIds()));
    }

    @Override
    public @Nullable Authentication getCurrentAuthentication() {
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
