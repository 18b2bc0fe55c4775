package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.process.AccountAppeared;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.CompanyClaims;
import com.maqsafy.releases.signin.CompanyMembershipFollowed;
import com.maqsafy.releases.signin.SignInSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;

/**
 * Keeps people of the company's provider in the engine's identity tables, so that authorizations, tasks and duties work as
 * for local accounts. Every membership follows the claims at each sign-in, and what changed is recorded; an address of e-mail
 * that the provider says is kept beside those of before.
 */
@Component
class CompanyAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyAccounts.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignInSettings settings;
    private final IdentityService identity;
    private final Accounts accounts;
    private final AccountStates states;
    private final AdministrationLedger ledger;
    private final OneAfterTheOther oneAfterTheOther;
    private final WithoutAuthorization withoutAuthorization;
    private final ApplicationEventPublisher events;
    private final CompanySubjects subjects;

    CompanyAccounts(
            SignInSettings settings,
            @Lazy IdentityService identity,
            Accounts accounts,
            AccountStates states,
            AdministrationLedger ledger,
            OneAfterTheOther oneAfterTheOther,
            WithoutAuthorization withoutAuthorization,
            ApplicationEventPublisher events,
            CompanySubjects subjects) {
        this.settings = settings;
        this.identity = identity;
        this.accounts = accounts;
        this.states = states;
        this.ledger = ledger;
        this.oneAfterTheOther = oneAfterTheOther;
        this.withoutAuthorization = withoutAuthorization;
        this.events = events;
        this.subjects = subjects;
    }

    /**
     * Takes somebody in.
     *
     * @param issuedAt when the provider said so, for what can be used again later; null for a sign-in of just now
     * @return id of the account
     * @throws OAuth2AuthenticationException when the claims are none to sign in with, or the account may not
     */
    String signIn(Map<String, Object> claims, @Nullable Instant issuedAt) {
        CompanyClaims said;
        try {
            said = CompanyClaims.of(claims, settings);
        } catch (RuntimeException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        if (!states.active(said.account()) || (issuedAt != null && !states.counts(said.account(), issuedAt))) {
            throw refused("REL-SGN-024 The account '" + said.account()
                    + "' is deactivated or was signed out meanwhile. Sign in again, or ask an administrator.");
        }
        boolean there = accounts.exists(said.account());
        Optional<String> objection = there ? Optional.empty() : subjects.alike(said.account());
        objection.or(() -> subjects.keep(said.account(), claims)).ifPresent(message -> {
            throw refused(message);
        });
        subjects.keepAddress(said.account(), claims);
        if (!said.groups().equals(accounts.groups(said.account())) || !there) {
            withoutAuthorization.call(() -> {
                oneAfterTheOther.run("accounts", () -> follow(said));
                return null;
            });
        }
        return said.account();
    }

    private static OAuth2AuthenticationException refused(String message) {
        return new OAuth2AuthenticationException(new OAuth2Error("access_denied", message, null), message);
    }

    private void follow(CompanyClaims said) {
        boolean appeared = !accounts.exists(said.account());
        if (appeared) {
            create(said);
        }
        Set<String> before = accounts.groups(said.account());
        Set<String> added = without(said.groups(), before);
        Set<String> removed = without(before, said.groups());
        removed.forEach(group -> identity.deleteMembership(said.account(), group));
        added.forEach(group -> identity.createMembership(said.account(), group));
        ledger.append(
                "system:sign-in",
                new CompanyMembershipFollowed(
                        said.account(),
                        appeared,
                        List.copyOf(added),
                        List.copyOf(removed),
                        List.copyOf(new TreeSet<>(said.unknown()))));
        if (!said.unknown().isEmpty()) {
            LOG.info(
                    "REL-SGN-025 Groups of {} that releases.sign-in.oidc.group-mapping does not name were ignored: {}.",
                    said.account(),
                    said.unknown());
        }
    }

    private void create(CompanyClaims said) {
        User user = identity.newUser(said.account());
        user.setFirstName(said.firstName());
        user.setLastName(said.lastName());
        user.setEmail(said.email());
        // Nobody knows it, and it keeps every rule that passwords may have.
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        user.setPassword("aA1!" + Base64.getEncoder().encodeToString(bits));
        identity.saveUser(user);
        events.publishEvent(new AccountAppeared(said.account()));
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    /** Claims of a token and of the provider's answer about its person, the answer's first. */
    static Map<String, Object> both(Map<String, Object> token, Map<String, Object> answer) {
        Map<String, Object> all = new HashMap<>(token);
        all.putAll(answer);
        return all;
    }
}
