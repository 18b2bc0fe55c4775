package com.maqsafy.releases.release.process;

import com.maqsafy.releases.person.AccountAddresses;
import com.maqsafy.releases.process.AccountGroups;
import com.maqsafy.releases.process.ActiveAccounts;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.People;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and roles as Camunda's identity service knows them. Who is deactivated is nobody any more. */
@Component
class CamundaPeople implements People, AccountAddresses {

    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;
    private final ActiveAccounts active;
    private final JdbcClient jdbc;

    CamundaPeople(
            @Lazy IdentityService identity,
            WithoutAuthorization withoutAuthorization,
            ActiveAccounts active,
            JdbcClient jdbc) {
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
        this.active = active;
        this.jdbc = jdbc;
    }

    @Override
    public boolean exists(String user) {
        return active.active(user)
                && withoutAuthorization.call(
                        () -> identity.createUserQuery().userId(user).count() == 1);
    }

    @Override
    public Optional<String> emailOf(String account) {
        return withoutAuthorization
                .call(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(account).singleResult()))
                .map(User::getEmail)
                .filter(email -> !email.isBlank());
    }

    @Override
    public Set<String> everHad(String account) {
        return known(account, "email");
    }

    @Override
    public Set<String> subjects(String account) {
        return known(account, "subject");
    }

    /** What a trigger of the database, or the sign-in at the company, kept of an account. */
    private Set<String> known(String account, String kind) {
        return jdbc.sql("select value from account_identity where account = ? and kind = ?")
                .params(account, kind)
                .query(String.class)
                .set();
    }

    @Override
    public Set<String> roles(String user) {
        if (!active.active(user)) {
            return Set.of();
        }
        return withoutAuthorization.call(() -> AccountGroups.of(identity, user));
    }

    @Override
    public Set<String> members(String role) {
        return withoutAuthorization.call(() -> identity.createUserQuery().memberOfGroup(role).list().stream()
                .map(u -> u.getId())
                .filter(active::active)
                .collect(Collectors.toSet()));
    }
}
