package com.maqsafy.releases.api;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a repeated start safe: the same caller, {@code Idempotency-Key} and body get the first answer again. */
@Component
class Idempotency {

    private static final int MAX_LENGTH = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The answer of a start.
     *
     * @param repeated whether it was given before
     */
    record Answer(String release, boolean repeated) {}

    /** Starts once for a key; the key is kept in the transaction of the start, so a failed start leaves none. */
    Answer once(String caller, String key, String body, Supplier<String> start) {
        if (key.isBlank() || key.length() > MAX_LENGTH) {
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "Idempotency-Key",
                    "The header Idempotency-Key must have 1 to " + MAX_LENGTH + " characters.");
        }
        String digest = DigestUtils.sha256Hex(body);
        return transaction.execute(tx -> {
            // One at a time for a key, so that a repeat waits for the first to end and then sees its answer.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param(caller + '\n' + key)
                    .query((rs, n) -> 1)
                    .single();
            return kept(caller, key, digest).map(r -> new Answer(r, true)).orElseGet(() -> {
                String release = start.get();
                jdbc.sql("insert into idempotency_key (caller, key, request_sha256, release_key, created_at)"
                                + " values (?, ?, ?, ?, ?)")
                        .params(caller, key, digest, release, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update();
                return new Answer(release, false);
            });
        });
    }

    private Optional<String> kept(String caller, String key, String digest) {
        return jdbc.sql("select request_sha256, release_key from idempotency_key where caller = ? and key = ?")
                .params(caller, key)
                .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2)})
                .optional()
                .map(row -> {
                    if (!row[0].equals(digest)) {
                        throw new RequestRefusedException(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "Idempotency-Key",
                                "This Idempotency-Key was used for another request. Take a new one.");
                    }
                    return row[1];
                });
    }
}
