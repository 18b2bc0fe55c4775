package com.maqsafy.releases.deployment;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the users of a service are still turned away (DEP-07), by whoever can look as they do. */
@Component
class UsersTurnedAway {

    private final DeploymentSettings settings;
    private final ObjectProvider<OpenToUsers> users;

    UsersTurnedAway(DeploymentSettings settings, ObjectProvider<OpenToUsers> users) {
        this.settings = settings;
        this.users = users;
    }

    /** What turns them away, for people; empty when nothing is known to, or there is no way past maintenance mode. */
    Optional<String> from(String service) {
        return settings.bypass(service)
                .flatMap(bypass -> users.stream()
                        .flatMap(user -> user.closed(service, bypass, settings.closedAnswer(service)).stream())
                        .findFirst());
    }
}
