package com.maqsafy.releases.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is changed about an account: the engine's own log says no more than that something was. */
@Component
class AccountChanges {

    static final String ACCOUNT = "userId";
    static final String EMAIL = "email";
    static final String PASSWORD = "password";

    /** What an account would get in place of its own password: that of another account. */
    static final String OF_ANOTHER = "that of another account";

    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;

    AccountChanges(@Lazy IdentityService identity, WithoutAuthorization withoutAuthorization) {
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** The call with what it changes about an account as values: from what to what, of a password only that it is set. */
    EngineCall of(UserEntity user, EngineCall call) {
        User before = withoutAuthorization.call(
                () -> identity.createUserQuery().userId(user.getId()).singleResult());
        Map<String, @Nullable Object> values = new LinkedHashMap<>(call.values());
        values.put(ACCOUNT, user.getId());
        if (before != null) {
            put(values, "firstName", before.getFirstName(), user.getFirstName());
            put(values, "lastName", before.getLastName(), user.getLastName());
            put(values, EMAIL, before.getEmail(), user.getEmail());
        }
        if (user.hasNewPassword()) {
            values.put(PASSWORD, "set");
        } else if (before != null && !Objects.equals(before.getPassword(), user.getPassword())) {
            // What is saved was read under another id: REST takes the id of the body, and the engine saves all of the
            // row.
            values.put(PASSWORD, OF_ANOTHER);
        }
        return new EngineCall(call.operation(), call.targets(), values, call.variables());
    }

    /** The names of what a call changes about an account, or null for a call that does not. */
    static @Nullable String names(EngineCall call) {
        return blankToNull(call.values().keySet().stream()
                .filter(name -> !ACCOUNT.equals(name))
                .collect(Collectors.joining(", ")));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void put(
            Map<String, @Nullable Object> values, String name, @Nullable String before, @Nullable String now) {
        String old = Objects.toString(before, "");
        String changed = Objects.toString(now, "");
        if (!old.equals(changed)) {
            values.put(name, old + " -> " + changed);
        }
    }
}
