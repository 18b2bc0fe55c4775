package com.maqsafy.releases.signin;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.AccountId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and programs sign in ({@code releases.sign-in.*}).
 *
 * @param breakGlassAccounts local accounts that keep their password while sign-in is by OpenID Connect; each use is loud
 * @param idleTimeout how long a session of the web applications lives without a request
 * @param absoluteTimeout how long a session of the web applications lives at most
 * @param oidc sign-in at the company's provider
 * @param throttle what happens after wrong passwords
 */
@ConfigurationProperties("releases.sign-in")
public record SignInSettings(
        @DefaultValue List<String> breakGlassAccounts,
        @DefaultValue("PT30M") Duration idleTimeout,
        @DefaultValue("PT12H") Duration absoluteTimeout,
        @DefaultValue Oidc oidc,
        @DefaultValue Throttle throttle) {

    private static final String PREFIX = "releases.sign-in.";

    public SignInSettings {
        breakGlassAccounts = List.copyOf(breakGlassAccounts);
        positive("idle-timeout", idleTimeout);
        positive("absolute-timeout", absoluteTimeout);
        for (String account : breakGlassAccounts) {
            if (!AccountId.valid(account)) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX + "break-glass-accounts has '" + account
                        + "', which is no account id. Use letters, digits and . _ @ + -.");
            }
        }
    }

    private static void positive(String key, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "REL-SGN-001 " + PREFIX + key + " must be longer than nothing, e.g. PT30M.");
        }
    }

    /**
     * The company's provider; without an issuer there is none.
     *
     * @param issuer address of the provider, whose configuration is read below {@code /.well-known/openid-configuration}
     * @param clientId what this application is called there
     * @param clientSecret its secret; give it by environment
     * @param scopes what is asked for
     * @param audience for whom tokens of programs must be made, as {@code aud} or {@code azp}; absent = the client id
     * @param userIdClaim claim that holds the account's id
     * @param groupsClaim claim that holds the groups, a list or one text; a path with dots leads into objects
     * @param groupMapping what the groups of the claim mean here; others mean nothing
     */
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @Nullable String audience,
            @DefaultValue("preferred_username") String userIdClaim,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue List<GroupMapping> groupMapping) {

        public Oidc {
            scopes = List.copyOf(scopes);
            groupMapping = List.copyOf(groupMapping);
            if (!issuer.isBlank()) {
                required("client-id", clientId);
                required("client-secret", clientSecret);
                required("user-id-claim", userIdClaim);
                required("groups-claim", groupsClaim);
                address(issuer);
                if (!scopes.contains("openid")) {
                    throw new IllegalArgumentException(
                            "REL-SGN-001 " + PREFIX + "oidc.scopes lacks openid. Without it nobody signs in.");
                }
                if (groupMapping.isEmpty()) {
                    throw new IllegalArgumentException("REL-SGN-001 " + PREFIX
                            + "oidc.group-mapping is empty: nobody would have a role. Say which group of the claim"
                            + " is which role.");
                }
            }
        }

        private static void required(String key, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX + "oidc." + key
                        + " is not set, but oidc.issuer is. Set it, by environment if it is a secret.");
            }
        }

        private static void address(String issuer) {
            URI address;
            try {
                address = new URI(issuer);
            } catch (URISyntaxException e) {
                address = URI.create("");
            }
            if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX
                        + "oidc.issuer is no address of a provider. Write it as its configuration has it,"
                        + " e.g. https://login.example.com/realms/company.");
            }
        }

        /** Whether people sign in at the company. */
        public boolean on() {
            return !issuer.isBlank();
        }

        /** For whom tokens must be made. */
        public String expectedAudience() {
            return audience == null || audience.isBlank() ? clientId : audience;
        }

        @Override
        public String toString() {
            return "Oidc[" + issuer + ", " + clientId + "]";
        }
    }

    /**
     * One group.
     *
     * @param claim a value of the groups claim
     * @param group the role it gives, or {@code camunda-admin}
     */
    public record GroupMapping(String claim, String group) {

        /** Groups that a claim may give. */
        static final Set<String> KNOWN = known();

        public GroupMapping {
            if (claim == null || claim.isBlank() || group == null || !KNOWN.contains(group)) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX + "oidc.group-mapping[] has '" + claim
                        + "' -> '" + group + "'. Give a value of the claim, and one of " + KNOWN + ".");
            }
        }

        private static Set<String> known() {
            Set<String> known = new java.util.TreeSet<>(Roles.NAMES.keySet());
            known.add(Accounts.ADMINISTRATORS);
            return java.util.Collections.unmodifiableSet(known);
        }
    }

    /**
     * After wrong passwords a source waits, each time twice as long, and then may try again: nobody is locked out for good,
     * and not from anywhere else.
     *
     * @param freeAttempts wrong passwords of one source for one account that cost nothing
     * @param freeAttemptsOfSource wrong passwords of one source for whatever accounts that cost nothing
     * @param freeAttemptsOfAccount wrong passwords for one account from wherever that cost nothing
     * @param firstWait the first wait
     * @param longestWait the longest wait
     * @param longestWaitOfAccount the longest wait for what others did with the account; a source from which the account was
     *     signed in does not wait for them
     * @param forgetAfter after how long without a wrong password all is forgotten
     * @param remembered how many sources, and how many pairs of source and account, are remembered at most
     * @param answerAfter how long a refusal takes at least, so that its time tells nothing about the account
     */
    public record Throttle(
            @DefaultValue("5") int freeAttempts,
            @DefaultValue("50") int freeAttemptsOfSource,
            @DefaultValue("100") int freeAttemptsOfAccount,
            @DefaultValue("PT1S") Duration firstWait,
            @DefaultValue("PT5M") Duration longestWait,
            @DefaultValue("PT10S") Duration longestWaitOfAccount,
            @DefaultValue("PT30M") Duration forgetAfter,
            @DefaultValue("10000") int remembered,
            @DefaultValue("PT0.25S") @DurationMin Duration answerAfter) {

        public Throttle {
            positive("throttle.first-wait", firstWait);
            positive("throttle.longest-wait", longestWait);
            positive("throttle.longest-wait-of-account", longestWaitOfAccount);
            positive("throttle.forget-after", forgetAfter);
            if (freeAttempts < 1
                    || freeAttemptsOfSource < 1
                    || freeAttemptsOfAccount < 1
                    || remembered < 1
                    || answerAfter.isNegative()) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX
                        + "throttle: free-attempts, free-attempts-of-source, free-attempts-of-account and remembered are"
                        + " at least 1, and answer-after is not negative.");
            }
            if (forgetAfter.compareTo(longestWait) < 0) {
                throw new IllegalArgumentException("REL-SGN-001 " + PREFIX
                        + "throttle.forget-after must not be shorter than longest-wait, or waiting would end nothing.");
            }
        }
    }
}
