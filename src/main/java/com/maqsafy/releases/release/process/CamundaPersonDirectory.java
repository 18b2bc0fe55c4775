package com.maqsafy.releases.release.process;

import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.PersonDirectory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Names as the identity service knows them. */
@Component
class CamundaPersonDirectory implements PersonDirectory {

    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;

    CamundaPersonDirectory(@Lazy IdentityService identity, WithoutAuthorization withoutAuthorization) {
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public Map<String, String> names(Collection<String> accounts) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!accounts.isEmpty()) {
            List<User> users = withoutAuthorization.call(() -> identity.createUserQuery()
                    .userIdIn(accounts.toArray(String[]::new))
                    .list());
            users.forEach(user -> names.put(user.getId(), name(user)));
            names.values().removeIf(String::isEmpty);
        }
        return names;
    }

    private static String name(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .strip();
    }
}
