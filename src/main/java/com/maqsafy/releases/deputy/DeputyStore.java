package com.maqsafy.releases.deputy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries in PostgreSQL; one that is over or revoked is kept, and is as if it were not there. */
@Repository
class DeputyStore {

    private final JdbcClient jdbc;

    DeputyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Deputy deputy) {
        jdbc.sql("INSERT INTO deputy (id, principal, role, substitute, starts_at, ends_at, reason, named_by, named_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        deputy.id(),
                        deputy.principal(),
                        deputy.role(),
                        deputy.substitute(),
                        time(deputy.from()),
                        time(deputy.until()),
                        deputy.reason(),
                        deputy.namedBy(),
                        time(deputy.namedAt()))
                .update();
    }

    /**
     * Revokes a substitution, once.
     *
     * @return whether it was not revoked before
     */
    boolean revoke(UUID id, String by, Instant at) {
        return jdbc.sql("UPDATE deputy SET revoked_by = ?, revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                        .params(by, time(at), id)
                        .update()
                == 1;
    }

    /** What lasts now or begins later, in order. */
    List<Deputy> notOver(Instant now) {
        return jdbc.sql(
                        "SELECT * FROM deputy WHERE revoked_at IS NULL AND ends_at > ? ORDER BY starts_at, named_at, id")
                .param(time(now))
                .query(DeputyStore::deputy)
                .list();
    }

    /** One that is not over. */
    Optional<Deputy> find(UUID id, Instant now) {
        return notOver(now).stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** Everybody who was ever named. */
    Set<String> substitutes() {
        return new TreeSet<>(jdbc.sql("SELECT DISTINCT substitute FROM deputy WHERE substitute IS NOT NULL")
                .query(String.class)
                .list());
    }

    private static Deputy deputy(ResultSet rs, int row) throws SQLException {
        return new Deputy(
                rs.getObject("id", UUID.class),
                rs.getString("principal"),
                rs.getString("role"),
                rs.getString("substitute"),
                rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
                rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
                rs.getString("reason"),
                rs.getString("named_by"),
                rs.getObject("named_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
