package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.signin.SignInSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which person of the provider has which account. A claim by which people are called may be changed or given away there;
 * {@code sub} is the person's for good. So an account stays with the subject that had it first, and nobody gets a second
 * account, and with it a second say, by another name.
 */
@Component
class CompanySubjects {

    private final String issuer;
    private final Persons persons;
    private final JdbcClient jdbc;

    CompanySubjects(SignInSettings settings, Persons persons, JdbcClient jdbc) {
        this.issuer = settings.oidc().issuer();
        this.persons = persons;
        this.jdbc = jdbc;
    }

    /**
     * Keeps that the person has the account, in the caller's transaction if there is one.
     *
     * @param claims what the provider says; a token of a program may name no subject, and is then known by its account only
     * @return why not: the account is somebody else's, or the person has another one, and {@code releases.people} does not
     *     make them one
     */
    Optional<String> keep(String account, Map<String, Object> claims) {
        if (!(claims.get("sub") instanceof String subject) || subject.isBlank()) {
            return Optional.empty();
        }
        if (known(
                        "select count(*) from account_identity where kind = 'subject' and account = ? and issuer = ? and value = ?",
                        account,
                        issuer,
                        subject)
                > 0) {
            return Optional.empty();
        }
        boolean settled = persons.of(subject).equals(persons.of(account));
        if (!settled
                && known(
                                "select count(*) from account_identity where kind = 'subject' and account = ? and issuer = ?",
                                account,
                                issuer)
                        > 0) {
            return Optional.of(
                    "REL-SGN-060 The account '" + account + "' is another person's at the company (sub " + subject
                            + "). Give the account another name there, or set releases.people to say that it is the same person.");
        }
        List<String> others = jdbc.sql(
                        "select account from account_identity where kind = 'subject' and issuer = ? and value = ? order by since")
                .params(issuer, subject)
                .query(String.class)
                .list();
        if (others.stream().anyMatch(other -> !persons.same(other, account))) {
            return Optional.of("REL-SGN-061 This person has the account '" + others.get(0) + "' here, and signs in as '"
                    + account + "' now. Set releases.people to say that both are of one person.");
        }
        jdbc.sql("insert into account_identity (account, kind, issuer, value) values (?, 'subject', ?, ?)"
                        + " on conflict do nothing")
                .params(account, issuer, subject)
                .update();
        return Optional.empty();
    }

    /**
     * Keeps the address of e-mail that the provider says to be the person's now, beside those of before: what is written under
     * it is the person's. One that the provider itself calls unverified proves nothing.
     */
    void keepAddress(String account, Map<String, Object> claims) {
        boolean doubted = "false".equals(String.valueOf(claims.get("email_verified")));
        if (!doubted && claims.get("email") instanceof String email && !email.isBlank()) {
            jdbc.sql(
                            "insert into account_identity (account, kind, value) values (?, 'email', ?) on conflict do nothing")
                    .params(account, email.strip())
                    .update();
        }
    }

    /** Why there may be no such account: it differs from one that is there in nothing but upper and lower case. */
    Optional<String> alike(String account) {
        String other = jdbc.sql("select id_ from act_id_user where lower(id_) = lower(?) and id_ <> ? limit 1")
                .params(account, account)
                .query(String.class)
                .optional()
                .orElse(null);
        if (other != null && !persons.same(other, account)) {
            return Optional.of("REL-SGN-062 '" + account + "' is '" + other
                    + "' but for upper and lower case, and would be taken for it." + " Sign in as '" + other
                    + "', or let the provider write the id as it did.");
        }
        return Optional.empty();
    }

    private long known(String sql, Object... of) {
        return jdbc.sql(sql).params(of).query(Long.class).single();
    }
}
