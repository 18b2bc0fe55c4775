package com.maqsafy.releases.notification.process;

import com.maqsafy.releases.notification.PersonNames;
import com.maqsafy.releases.process.Unrestricted;
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
    private final Unrestricted unrestricted;

    CamundaPersonNames(@Lazy IdentityService identity, Unrestricted unrestricted) {
        this.identity = identity;
        this.unrestricted = unrestricted;
    }

    @Override
    public String of(String account) {
        User user = unrestricted.call(
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
