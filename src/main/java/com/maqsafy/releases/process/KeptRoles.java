package com.maqsafy.releases.process;

import com.maqsafy.releases.person.Roles;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What administrators do not take away: the groups that are roles, and the last one who administers. Releases would wait for
 * a role that nobody has, and nobody could change that.
 */
@Component
class KeptRoles {

    private static final Set<String> GROUPS = Stream.concat(
                    Roles.NAMES.keySet().stream(), Stream.of(Roles.ADMINISTRATORS, Roles.MONITORING))
            .collect(Collectors.toUnmodifiableSet());

    private final IdentityService identity;
    private final ActiveAccounts active;
    private final WithoutAuthorization withoutAuthorization;

    KeptRoles(@Lazy IdentityService identity, ActiveAccounts active, WithoutAuthorization withoutAuthorization) {
        this.identity = identity;
        this.active = active;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Why a call would take such a thing away, and what to do instead; empty for any other. */
    Optional<String> objection(EngineCall call) {
        String account = Objects.toString(call.values().get("userId"), "");
        String group = Objects.toString(call.values().get("groupId"), "");
        return switch (call.operation()) {
            case "DeleteGroup" ->
                GROUPS.contains(group)
                        ? Optional.of("REL-PRC-490 The group '" + group
                                + "' is a role of this application and stays, and the attempt is recorded. Take people out of"
                                + " it instead.")
                        : Optional.empty();
            case "DeleteMembership" -> group.equals(Roles.ADMINISTRATORS) ? last(account) : Optional.empty();
            case "DeleteUser" -> last(account);
            default -> Optional.empty();
        };
    }

    private Optional<String> last(String account) {
        Set<String> administrators = withoutAuthorization.call(
                () -> identity.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).list().stream()
                        .map(User::getId)
                        .filter(active::active)
                        .collect(Collectors.toSet()));
        return administrators.equals(Set.of(account))
                ? Optional.of("REL-PRC-491 '" + account
                        + "' is the last active administrator and stays one, and the attempt is recorded. Make somebody else"
                        + " one first.")
                : Optional.empty();
    }
}
