package com.maqsafy.releases.signin;

import com.maqsafy.releases.process.ActiveAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which accounts are deactivated, and since when sign-ins of an account count. All nodes have it from the database, and no
 * node remembers it for longer than {@link #FRESH}: there are few such accounts, and one query gets them all.
 */
@Component
public class AccountStates implements ActiveAccounts {

    /** How long what was read is good. */
    static final Duration FRESH = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    AccountStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record State(boolean deactivated, @Nullable Instant signedOutAt) {}

    /** @param readAt as {@link System#nanoTime()}: the clock may be set, and this may not hang on it */
    private record Known(Map<String, State> states, long readAt) {}

    @Override
    public boolean active(String account) {
        State state = states().get(account);
        return state == null || !state.deactivated();
    }

    /** As {@link #active}, and not a moment ago: for what may not be missed. */
    public boolean activeNow(String account) {
        return jdbc.sql("select count(*) from account_state where account = ? and deactivated_at is not null")
                        .param(account)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Whether a sign-in of that moment still counts. */
    public boolean counts(String account, Instant signedInAt) {
        State state = states().get(account);
        return state == null
                || (!state.deactivated() && (state.signedOutAt() == null || signedInAt.isAfter(state.signedOutAt())));
    }

    /** In the caller's transaction. */
    void deactivate(String account, String by, String reason, Instant at) {
        jdbc.sql("insert into account_state (account, deactivated_at, deactivated_by, reason, signed_out_at)"
                        + " values (:account, :at, :by, :reason, :at) on conflict (account) do update"
                        + " set deactivated_at = :at, deactivated_by = :by, reason = :reason, signed_out_at = :at")
                .param("account", account)
                .param("at", time(at))
                .param("by", by)
                .param("reason", reason)
                .update();
        forgetAfterCommit();
    }

    /** In the caller's transaction. */
    void reactivate(String account) {
        jdbc.sql(
                        "update account_state set deactivated_at = null, deactivated_by = null, reason = null where account = ?")
                .param(account)
                .update();
        forgetAfterCommit();
    }

    /** In the caller's transaction. */
    void signOut(String account, Instant at) {
        jdbc.sql("insert into account_state (account, signed_out_at) values (:account, :at)"
                        + " on conflict (account) do update set signed_out_at = :at")
                .param("account", account)
                .param("at", time(at))
                .update();
        forgetAfterCommit();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private void forgetAfterCommit() {
        known = null;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known = null;
            }
        });
    }

    private Map<String, State> states() {
        Known before = known;
        if (before != null && System.nanoTime() - before.readAt() < FRESH.toNanos()) {
            return before.states();
        }
        long now = System.nanoTime();
        try {
            Map<String, State> states = read();
            known = new Known(states, now);
            return states;
        } catch (DataAccessException e) {
            // Nothing can be done without the database, and a page is told about it in better words than these.
            if (before == null) {
                throw e;
            }
            return before.states();
        }
    }

    private Map<String, State> read() {
        Map<String, State> states = new HashMap<>();
        jdbc.sql("select account, deactivated_at is not null, signed_out_at from account_state")
                .query((row, n) -> {
                    OffsetDateTime signedOut = row.getObject(3, OffsetDateTime.class);
                    states.put(
                            row.getString(1),
                            new State(row.getBoolean(2), signedOut == null ? null : signedOut.toInstant()));
                    return true;
                })
                .list();
        return states;
    }
}
