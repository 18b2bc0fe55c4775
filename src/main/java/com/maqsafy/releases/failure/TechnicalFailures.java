package com.maqsafy.releases.failure;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.failure.FoundFailure.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The failures that people are asked about, in the caller's transaction. */
@Repository
public class TechnicalFailures {

    private static final String COLUMNS = """
            id, cause, kind, subject, release_key, element, definition_key, definition_version, what, work, message, tries,
            refused, owner, advice, due_at, escalated, instance, opened_at, decision""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TechnicalFailures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a failure as open; empty when somebody, on another node perhaps, has been asked about it already. */
    public Optional<TechnicalFailure> open(FoundFailure found, FailureOwner owner) {
        Instant now = clock.instant();
        @Nullable DefinitionVersion definition = found.definition();
        return jdbc.sql("INSERT INTO technical_failure (cause, kind, subject, release_key, element, definition_key,"
                        + " definition_version, what, work, message, tries, refused, owner, advice, due_at, opened_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (cause) WHERE closed_at IS NULL DO NOTHING RETURNING " + COLUMNS)
                .param(found.cause())
                .param(found.kind().word())
                .param(found.subject())
                .param(found.release())
                .param(found.element())
                .param(definition == null ? null : definition.key())
                .param(definition == null ? null : definition.version())
                .param(found.what())
                .param(found.work())
                .param(found.message())
                .param(found.tries())
                .param(found.refused())
                .param(String.join(",", owner.groups()))
                .param(owner.advice())
                .param(at(now.plus(owner.due())))
                .param(at(now))
                .query(TechnicalFailures::failure)
                .optional();
    }

    /** The process instance that asks was started. */
    public void asked(long id, String instance) {
        jdbc.sql("UPDATE technical_failure SET instance = ? WHERE id = ?")
                .params(instance, id)
                .update();
    }

    public Optional<TechnicalFailure> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM technical_failure WHERE id = ?")
                .param(id)
                .query(TechnicalFailures::failure)
                .optional();
    }

    /** The failure that a process instance asks about. */
    public Optional<TechnicalFailure> ofInstance(String instance) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM technical_failure WHERE instance = ?")
                .param(instance)
                .query(TechnicalFailures::failure)
                .optional();
    }

    /** All that are not closed. */
    public List<TechnicalFailure> open() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM technical_failure WHERE closed_at IS NULL ORDER BY id")
                .query(TechnicalFailures::failure)
                .list();
    }

    /** Somebody has decided; it stays open until that has been done. */
    void decided(long id, String decision) {
        jdbc.sql("UPDATE technical_failure SET decision = ? WHERE id = ?")
                .params(decision, id)
                .update();
    }

    /** Others are asked from now on. */
    void handedOver(long id, String owner) {
        jdbc.sql("UPDATE technical_failure SET owner = ? WHERE id = ?")
                .params(owner, id)
                .update();
    }

    /** It was not answered in time. */
    public void escalated(long id) {
        jdbc.sql("UPDATE technical_failure SET escalated = true WHERE id = ?")
                .param(id)
                .update();
    }

    /**
     * It is over.
     *
     * @return whether it was not before
     */
    public boolean close(long id) {
        return jdbc.sql("UPDATE technical_failure SET closed_at = ? WHERE id = ? AND closed_at IS NULL")
                        .params(at(clock.instant()), id)
                        .update()
                > 0;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static TechnicalFailure failure(ResultSet rs, int row) throws SQLException {
        @Nullable String key = rs.getString("definition_key");
        return new TechnicalFailure(
                rs.getLong("id"),
                new FoundFailure(
                        rs.getString("cause"),
                        Kind.ofWord(rs.getString("kind")),
                        rs.getString("subject"),
                        rs.getString("release_key"),
                        rs.getString("element"),
                        key == null ? null : new DefinitionVersion(key, rs.getInt("definition_version")),
                        rs.getString("what"),
                        rs.getString("work"),
                        rs.getString("message"),
                        rs.getInt("tries"),
                        rs.getBoolean("refused")),
                rs.getString("owner"),
                rs.getString("advice"),
                rs.getObject("due_at", OffsetDateTime.class).toInstant(),
                rs.getBoolean("escalated"),
                rs.getString("instance"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getString("decision"));
    }
}
