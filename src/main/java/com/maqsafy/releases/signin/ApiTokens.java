package com.maqsafy.releases.signin;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.signin.SignInRefusedException.Why;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens by which programs act for accounts (256 random bits, kept as SHA-256: a hash of what cannot be guessed needs no
 * salt). The token itself is told once and kept nowhere.
 */
@Service
public class ApiTokens {

    /** What every token begins with, so that it is known for what it is wherever it turns up. */
    public static final String PREFIX = "rm_";

    /** How long a token lives at most. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration USE_INEXACT = Duration.ofMinutes(1);
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "id, account, name, services, calls, created_at, created_by, expires_at,"
            + " revoked_at, revoked_by, last_used_at";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AccountStates states;
    private final AdministrationLedger ledger;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Accounts accounts, AccountStates states, AdministrationLedger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.states = states;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A token that is wanted.
     *
     * @param name what it is for
     * @param account as whom it acts; null for the caller
     * @param services names of services, or {@code *}
     * @param calls words of {@link ApiCall}
     * @param expiresAt a year from now at most
     */
    public record Wish(
            String name,
            @Nullable String account,
            List<String> services,
            List<String> calls,
            @Nullable Instant expiresAt) {}

    /**
     * A token that was made just now.
     *
     * @param secret the token itself, told this once
     */
    public record Made(ApiToken token, String secret) {

        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    /**
     * Makes a token and records it.
     *
     * @throws SignInRefusedException when the wish is wrong, or the caller is neither the account nor an administrator
     */
    @Transactional
    public Made create(Wish wish, Caller caller) {
        List<Violation> mistakes = mistakes(wish, caller);
        if (!mistakes.isEmpty()) {
            throw new SignInRefusedException(mistakes);
        }
        String account = account(wish, caller);
        Instant now = clock.instant();
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        ApiToken token = new ApiToken(
                UUID.randomUUID(),
                account,
                wish.name().strip(),
                wish.services().stream().distinct().sorted().toList(),
                wish.calls().stream().distinct().sorted().toList(),
                now,
                caller.id(),
                requireNonNull(wish.expiresAt()),
                null,
                null,
                null);
        jdbc.sql("insert into api_token (id, account, name, hash, services, calls, created_at, created_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        token.id(),
                        account,
                        token.name(),
                        hash(secret),
                        token.services().toArray(String[]::new),
                        token.calls().toArray(String[]::new),
                        time(now),
                        caller.id(),
                        time(token.expiresAt()))
                .update();
        ledger.append(
                caller.id(),
                new ApiTokenCreated(
                        token.id().toString(),
                        token.name(),
                        token.account(),
                        List.copyOf(token.services()),
                        List.copyOf(token.calls()),
                        token.expiresAt().toString()));
        return new Made(token, secret);
    }

    private static String account(Wish wish, Caller caller) {
        return wish.account() == null ? caller.id() : wish.account();
    }

    /**
     * Everything that is wrong with a wish, by its field.
     *
     * @throws SignInRefusedException when the caller is neither the account nor an administrator, or the
     *     account is another person's
     */
    public List<Violation> mistakes(Wish wish, Caller caller) {
        String account = account(wish, caller);
        if (!account.equals(caller.id()) && !caller.administrator()) {
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SGN-050 account: a token for another account is made by that account or an administrator.");
        }
        if (!account.equals(caller.id()) && !isMachine(account)) {
            // Whoever acts as a person is that person: an administrator would read and do what only that person may.
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SGN-058 account: '" + account + "' has other roles than " + Roles.CI + " and "
                            + Roles.MONITORING
                            + ", and whoever holds those makes the token. An administrator makes tokens for programs only.");
        }
        Instant now = clock.instant();
        List<Violation> mistakes = new ArrayList<>();
        if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
            mistakes.add(mistake("name", "Say in 1 to " + LONGEST_NAME + " characters what it is for."));
        }
        if (!accounts.exists(account) || !states.activeNow(account)) {
            mistakes.add(mistake("account", "There is no active account '" + account + "'. Name an existing one."));
        }
        if (wish.services().isEmpty()
                || wish.services().size() > MOST
                || wish.services().stream()
                        .anyMatch(s -> !s.equals(ApiToken.ALL) && !s.matches("[a-z0-9][a-z0-9-]*"))) {
            mistakes.add(mistake("services", "Name 1 to " + MOST + " services, or * for all."));
        }
        if (wish.calls().isEmpty() || !ApiCall.WORDS.containsAll(wish.calls())) {
            mistakes.add(mistake("calls", "Name some of " + ApiCall.WORDS + "."));
        }
        if (wish.expiresAt() == null
                || !wish.expiresAt().isAfter(now)
                || wish.expiresAt().isAfter(now.plus(LONGEST))) {
            mistakes.add(mistake(
                    "expiresAt",
                    "Give an instant between now and a year from now, e.g. "
                            + now.plus(Duration.ofDays(90)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "."));
        }
        return mistakes;
    }

    private static Violation mistake(String field, String message) {
        return new Violation("REL-SGN-051", field, message);
    }

    /** Newest first: all of them for administrators and auditors, else those that act as the caller. */
    public List<ApiToken> list(Caller caller) {
        boolean all = caller.administrator() || caller.auditor();
        return jdbc.sql("select " + COLUMNS + " from api_token where ? or account = ? order by created_at desc, id")
                .params(all, caller.id())
                .query((row, n) -> token(row))
                .list();
    }

    /**
     * Revokes a token for good and records it; one that is revoked stays as it is.
     *
     * @throws SignInRefusedException when there is none of which the caller may know, or the caller may not revoke it
     */
    @Transactional
    public void revoke(UUID id, Caller caller) {
        ApiToken token = list(caller).stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SignInRefusedException(
                        Why.UNKNOWN, "REL-SGN-052 There is no such token of yours. GET /api/tokens lists them."));
        if (!token.account().equals(caller.id()) && !caller.administrator()) {
            throw new SignInRefusedException(
                    Why.NOT_ALLOWED, "REL-SGN-053 A token is revoked by its account or by an administrator. Ask one.");
        }
        revoke(token, caller.id());
    }

    /**
     * Revokes all tokens of an account, in the caller's transaction.
     *
     * @return how many
     */
    int revokeAll(String account, String by) {
        Instant now = clock.instant();
        List<ApiToken> counting = jdbc
                .sql("select " + COLUMNS + " from api_token where account = ? and revoked_at is null")
                .param(account)
                .query((row, n) -> token(row))
                .list()
                .stream()
                .filter(t -> t.counts(now))
                .toList();
        counting.forEach(t -> revoke(t, by));
        return counting.size();
    }

    private void revoke(ApiToken token, String by) {
        int changed = jdbc.sql(
                        "update api_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                .params(time(clock.instant()), by, token.id())
                .update();
        if (changed > 0) {
            ledger.append(
                    by,
                    new ApiTokenRevoked(
                            token.id().toString(),
                            token.name(),
                            token.account(),
                            List.copyOf(token.services()),
                            List.copyOf(token.calls())));
        }
    }

    /** Whether the token with an id counts now. */
    public boolean counts(UUID id) {
        Instant now = clock.instant();
        return jdbc.sql("select " + COLUMNS + " from api_token where id = ?")
                .param(id)
                .query((row, n) -> token(row))
                .optional()
                .filter(t -> t.counts(now) && mayAct(t))
                .isPresent();
    }

    /**
     * Whoever acts as a person is that person: what somebody else made for an account counts while that account is a
     * machine's, and no longer once it is given a person's role.
     */
    private boolean mayAct(ApiToken token) {
        return token.createdBy().equals(token.account()) || isMachine(token.account());
    }

    private boolean isMachine(String account) {
        return Set.of(Roles.CI, Roles.MONITORING).containsAll(accounts.groups(account));
    }

    /** The token of a secret if it counts now, with an account that is active; its use is kept. */
    public Optional<ApiToken> authenticate(String secret) {
        Instant now = clock.instant();
        Optional<ApiToken> token = jdbc.sql("select " + COLUMNS + " from api_token where hash = ?")
                .param(hash(secret))
                .query((row, n) -> token(row))
                .optional()
                .filter(t -> t.counts(now) && states.active(t.account()) && accounts.exists(t.account()) && mayAct(t));
        token.ifPresent(t -> used(t, now));
        return token;
    }

    private void used(ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last == null || now.isAfter(last.plus(USE_INEXACT))) {
            jdbc.sql("update api_token set last_used_at = ? where id = ?")
                    .params(time(now), token.id())
                    .update();
        }
    }

    static String hash(String secret) {
        return DigestUtils.sha256Hex(secret);
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("name"),
                texts(row.getArray("services")),
                texts(row.getArray("calls")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "revoked_at"),
                row.getString("revoked_by"),
                instant(row, "last_used_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
