package com.maqsafy.releases.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Progress of running steps and requests to stop one, in PostgreSQL, so that every node knows of both. */
@Repository
class StepProgressLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    StepProgressLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes what a run has written, at once; of a run that ended meanwhile nothing is kept. */
    void write(StepRun run, String lines) {
        jdbc.sql("""
                        INSERT INTO step_progress (release_key, plan, attempt, step_id, run, node, started_at, updated_at, lines)
                        SELECT release_key, plan, attempt, step_id, run, coalesce(worker, ''), started_at, :now, :lines FROM step_journal
                        WHERE release_key = :release AND plan = :plan AND attempt = :attempt AND step_id = :step AND run = :run
                          AND ended_at IS NULL
                        ON CONFLICT (release_key, plan, step_id) DO UPDATE
                        SET attempt = excluded.attempt, run = excluded.run, node = excluded.node,
                            started_at = excluded.started_at, updated_at = excluded.updated_at, lines = excluded.lines""")
                .param("now", now())
                .param("lines", lines)
                .param("release", run.release())
                .param("plan", run.plan())
                .param("attempt", run.attempt())
                .param("step", run.step())
                .param("run", run.run())
                .update();
    }

    /** Forgets the progress of a run that ended, in the caller's transaction. */
    void ended(StepRun run) {
        jdbc.sql("DELETE FROM step_progress WHERE release_key = ? AND plan = ? AND step_id = ?")
                .params(run.release(), run.plan(), run.step())
                .update();
    }

    /** Steps that run now, at any node; one whose run has ended is none, whoever left it here. */
    List<StepProgress> running() {
        return jdbc.sql("""
                        SELECT p.* FROM step_progress p JOIN step_journal j
                        USING (release_key, plan, attempt, step_id, run) WHERE j.ended_at IS NULL
                        ORDER BY p.started_at""").query(StepProgressLog::progress).list();
    }

    /** Asks, in the caller's transaction, for a run to be stopped; answers whether nobody had asked before. */
    boolean askToStop(StepRun run, String user, String reason) {
        return jdbc.sql("""
                        INSERT INTO step_stop_request
                            (release_key, plan, attempt, step_id, run, requested_by, reason, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                        .params(run.release(), run.plan(), run.attempt(), run.step(), run.run(), user, reason, now())
                        .update()
                == 1;
    }

    /** Whether somebody asked for a run to be stopped. */
    boolean toBeStopped(StepRun run) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM step_stop_request
                        WHERE release_key = ? AND plan = ? AND attempt = ? AND step_id = ? AND run = ?)""")
                .params(run.release(), run.plan(), run.attempt(), run.step(), run.run())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    private static StepProgress progress(ResultSet rs, int row) throws SQLException {
        return new StepProgress(
                rs.getString("release_key"),
                rs.getString("plan"),
                rs.getInt("attempt"),
                rs.getString("step_id"),
                rs.getInt("run"),
                rs.getString("node"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                rs.getString("lines").lines().toList());
    }
}
