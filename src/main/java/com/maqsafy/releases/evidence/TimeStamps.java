package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The time stamps (RFC 3161) that authorities outside gave for checkpoints, as they are kept. */
@Repository
public class TimeStamps {

    /**
     * One of them.
     *
     * @param witness name of the authority in the settings
     * @param size number of seals in the checkpoint
     * @param time what the authority says: the checkpoint was there then
     * @param checkpoint the signed note that was stamped, UTF-8
     * @param response the authority's answer, DER; {@code openssl ts -verify} reads it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record TimeStamp(String witness, long size, Instant time, String checkpoint, byte[] response) {}

    private final JdbcClient jdbc;

    TimeStamps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, in the order of sizes. */
    public List<TimeStamp> all() {
        return jdbc.sql("SELECT witness, size, stamped_at, checkpoint, response FROM checkpoint_timestamp"
                        + " ORDER BY size, witness")
                .query((rs, row) -> new TimeStamp(
                        rs.getString("witness"),
                        rs.getLong("size"),
                        rs.getObject("stamped_at", OffsetDateTime.class).toInstant(),
                        rs.getString("checkpoint"),
                        rs.getBytes("response")))
                .list();
    }

    boolean has(String witness, long size) {
        return jdbc.sql("SELECT 1 FROM checkpoint_timestamp WHERE witness = ? AND size = ?")
                .params(witness, size)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void keep(TimeStamp stamp) {
        jdbc.sql("INSERT INTO checkpoint_timestamp (witness, size, stamped_at, checkpoint, response)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        stamp.witness(),
                        stamp.size(),
                        stamp.time().atOffset(ZoneOffset.UTC),
                        stamp.checkpoint(),
                        stamp.response())
                .update();
    }
}
