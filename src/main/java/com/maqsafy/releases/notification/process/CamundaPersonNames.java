package com.maqsafy.releases.notification.process;

import com.maqsafy.releases.notification.PersonNames;
import com.maqsafy.releases.process.WithoutAuthorization;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Names as the identity service knows them. */
@Component
class CamundaPersonNames implements PersonNames {

    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;

    CamundaPersonNames(@Lazy IdentityService identity, WithoutAuthorization withoutAuthorization) {
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public String of(String account) {
        User user = withoutAuthorization.call(
                () -> identity.createUserQuery().userId(account).singleResult());
        String name = user == null
                ? ""
                : Stream.of(user.getFirstName(), user.getLastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                        .strip();
        return name.isEmpty() ? account : name;
    }
}
