package com.maqsafy.releases.signin;

import com.maqsafy.releases.process.AccountId;
import com.maqsafy.releases.signin.SignInRefusedException.Why;
import com.maqsafy.releases.signin.SignInSettings.GroupMapping;
import com.maqsafy.releases.signin.SignInSettings.Oidc;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the company's provider says of somebody, as far as it counts here.
 *
 * @param account id of the account
 * @param firstName given name, blank when it is not said
 * @param lastName family name, blank when it is not said
 * @param email address of e-mail, blank when it is not said
 * @param groups roles that the groups claim gives
 * @param unknown values of the groups claim that mean nothing here
 */
public record CompanyClaims(
        String account, String firstName, String lastName, String email, Set<String> groups, Set<String> unknown) {

    private static final int LONGEST_TEXT = 255;

    public CompanyClaims {
        groups = Set.copyOf(groups);
        unknown = Set.copyOf(unknown);
    }

    /**
     * Reads claims.
     *
     * @throws SignInRefusedException when the id is missing, is none that an account may have, or is that of a break-glass
     *     account, which is nobody's at the company
     */
    public static CompanyClaims of(Map<String, Object> claims, SignInSettings settings) {
        Oidc oidc = settings.oidc();
        String account = claim(claims, oidc.userIdClaim()) instanceof String text ? text.strip() : "";
        if (!AccountId.valid(account)) {
            throw new SignInRefusedException(
                    Why.INVALID,
                    "REL-SGN-022 The claim " + oidc.userIdClaim() + " holds no id that an account may have: 1 to "
                            + AccountId.LONGEST + " letters, digits and . _ @ + -, the first one a letter or digit."
                            + " Set releases.sign-in.oidc.user-id-claim to a claim that does.");
        }
        if (settings.breakGlassAccounts().contains(account)) {
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SGN-023 '" + account + "' is a local account for emergencies and nobody's at the company."
                            + " Sign in as yourself.");
        }
        Set<String> values = texts(claim(claims, oidc.groupsClaim()));
        Set<String> known =
                oidc.groupMapping().stream().map(GroupMapping::claim).collect(Collectors.toSet());
        return new CompanyClaims(
                account,
                text(claims, "given_name"),
                text(claims, "family_name"),
                text(claims, "email"),
                oidc.groupMapping().stream()
                        .filter(m -> values.contains(m.claim()))
                        .map(GroupMapping::group)
                        .collect(Collectors.toSet()),
                values.stream().filter(v -> !known.contains(v)).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A claim by its name or, where there is none of that name, by its path. */
    private static @Nullable Object claim(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        int dot = name.indexOf('.');
        if (value != null || dot < 0 || !(claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner)) {
            return value;
        }
        Map<String, Object> below = inner.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
        return claim(below, name.substring(dot + 1));
    }

    private static Set<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.toSet())
                : Optional.ofNullable(value).map(v -> Set.of(String.valueOf(v))).orElse(Set.of());
    }

    private static String text(Map<String, Object> claims, String name) {
        String text = claims.get(name) instanceof String said ? said.strip() : "";
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
