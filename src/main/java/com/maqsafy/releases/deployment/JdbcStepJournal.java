package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal in PostgreSQL. Starts and ends are part of the caller's transaction; a start without one is committed at once. */
@Repository
class JdbcStepJournal implements StepJournal {

    private static final String COLUMNS = """
            release_key, plan, attempt, step_id, run, step_index, argv, started_at, ended_at, outcome, exit_code, output,
            output_sha256, token, command_id, worker, pid, pid_started_at""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    JdbcStepJournal(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<StepRun> runs(String release, String plan, int attempt) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM step_journal"
                        + " WHERE release_key = ? AND plan = ? AND attempt = ? ORDER BY started_at, step_index, run")
                .params(release, plan, attempt)
                .query(JdbcStepJournal::run)
                .list();
    }

    /** The run of a step that was started and of which nobody knows how it ended, whatever the attempt. */
    Optional<StepRun> open(String release, Plan plan, String step) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM step_journal"
                        + " WHERE release_key = ? AND plan = ? AND step_id = ? AND ended_at IS NULL")
                .params(release, plan.word(), step)
                .query(JdbcStepJournal::run)
                .optional();
    }

    /** The same, and it cannot end before the caller's transaction does. */
    Optional<StepRun> lockOpen(String release, Plan plan, String step) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM step_journal"
                        + " WHERE release_key = ? AND plan = ? AND step_id = ? AND ended_at IS NULL FOR UPDATE")
                .params(release, plan.word(), step)
                .query(JdbcStepJournal::run)
                .optional();
    }

    /** The runs of a release's steps that did not end well, of any plan and attempt. */
    List<StepRun> unsuccessful(String release) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM step_journal"
                        + " WHERE release_key = ? AND outcome <> 'succeeded' AND command_id IS NOT NULL")
                .param(release)
                .query(JdbcStepJournal::run)
                .list();
    }

    /**
     * The runs of steps of a service's other releases that were to end and of which nobody saw that all of their processes did:
     * they were stopped, took too long, or their worker crashed.
     */
    List<StepRun> brokenOffBefore(String service, String release) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM step_journal"
                        + " WHERE outcome IN ('stopped', 'timed-out', 'interrupted') AND command_id IS NOT NULL"
                        + " AND release_key <> :release AND starts_with(release_key, :service || '-')"
                        // Names of services have dashes: what follows is a version, and no more of a name.
                        + " AND substr(release_key, length(:service) + 2) ~ '^[0-9]+[.][0-9]+[.]'")
                .param("release", release)
                .param("service", service)
                .query(JdbcStepJournal::run)
                .list();
    }

    /**
     * Notes, in the caller's transaction, that a step is about to run; another start before its end fails.
     *
     * @param command id of the command that is about to be started
     * @param lease under which it runs; in a caller's transaction it is the caller's to confirm it, last
     * @throws com.maqsafy.releases.process.LeaseLostException when the work is no longer this worker's
     */
    StepRun start(
            String release,
            Plan plan,
            int attempt,
            int index,
            String step,
            List<String> argv,
            UUID command,
            WorkLease lease) {
        StepRun started = transaction.execute(status -> {
            StepRun run = insert(release, plan, attempt, index, step, argv, command, lease);
            if (status.isNewTransaction()) {
                lease.confirm();
            }
            return run;
        });
        if (started == null) {
            throw new IllegalStateException("REL-DEP-016 The start of step " + step + " was not written.");
        }
        return started;
    }

    private StepRun insert(
            String release,
            Plan plan,
            int attempt,
            int index,
            String step,
            List<String> argv,
            UUID command,
            WorkLease lease) {
        return jdbc.sql("""
                        INSERT INTO step_journal (release_key, plan, attempt, step_id, run, step_index, argv, started_at,
                            command_id, worker)
                        SELECT :release, :plan, :attempt, :step, coalesce(max(run), 0) + 1, :index, :argv, :now, :command,
                            :worker
                        FROM step_journal
                        WHERE release_key = :release AND plan = :plan AND attempt = :attempt AND step_id = :step
                        RETURNING\s""" + COLUMNS)
                .param("release", release)
                .param("plan", plan.word())
                .param("attempt", attempt)
                .param("step", step)
                .param("index", index)
                .param("argv", argv.toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("command", command)
                .param("worker", lease.worker().map(WorkerId::text).orElse(null), Types.VARCHAR)
                .query(JdbcStepJournal::run)
                .single();
    }

    /** Notes the process of a run, so that it can be found when it left the command's mark and session. */
    void running(StepRun run, long pid, Instant startedAt) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        UPDATE step_journal SET pid = ?, pid_started_at = ?
                        WHERE release_key = ? AND plan = ? AND attempt = ? AND step_id = ? AND run = ? AND ended_at IS NULL""")
                .params(
                        pid,
                        startedAt.atOffset(ZoneOffset.UTC),
                        run.release(),
                        run.plan(),
                        run.attempt(),
                        run.step(),
                        run.run())
                .update());
    }

    /** Notes how a run ended, in the caller's transaction. */
    void end(StepRun run, CommandResult result) {
        end(
                run,
                StepOutcome.of(result.outcome()),
                result.exitCode(),
                result.output().replace("\0", ""),
                result.outputSha256());
    }

    /** Notes that nobody knows how a run ended, in the caller's transaction. */
    void interrupted(StepRun run) {
        end(run, StepOutcome.INTERRUPTED, null, null, null);
    }

    private void end(
            StepRun run,
            StepOutcome outcome,
            @Nullable Integer exitCode,
            @Nullable String output,
            @Nullable String outputSha256) {
        int ended = jdbc.sql("""
                        UPDATE step_journal
                        SET ended_at = ?, outcome = ?, exit_code = ?, output = ?, output_sha256 = ?
                        WHERE release_key = ? AND plan = ? AND attempt = ? AND step_id = ? AND run = ? AND ended_at IS NULL
                          AND token IS NOT DISTINCT FROM cast(? AS bigint)""")
                .param(OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param(outcome.word())
                .param(exitCode)
                .param(output)
                .param(outputSha256)
                .param(run.release())
                .param(run.plan())
                .param(run.attempt())
                .param(run.step())
                .param(run.run())
                .param(run.token())
                .update();
        if (ended != 1) {
            throw new IllegalStateException("REL-DEP-015 Run " + run.run() + " of step " + run.step() + " of "
                    + run.release() + " was declared interrupted while it ran; it ended " + outcome.word()
                    + ". Decide on the step in its task.");
        }
    }

    private static StepRun run(ResultSet rs, int row) throws SQLException {
        @Nullable OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        @Nullable String outcome = rs.getString("outcome");
        @Nullable OffsetDateTime pidStartedAt = rs.getObject("pid_started_at", OffsetDateTime.class);
        return new StepRun(
                rs.getString("release_key"),
                rs.getString("plan"),
                rs.getInt("attempt"),
                rs.getString("step_id"),
                rs.getInt("run"),
                rs.getInt("step_index"),
                List.of((String[]) rs.getArray("argv").getArray()),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                outcome == null ? null : StepOutcome.ofWord(outcome),
                rs.getObject("exit_code", Integer.class),
                rs.getString("output"),
                rs.getString("output_sha256"),
                rs.getObject("token", Long.class),
                rs.getObject("command_id", UUID.class),
                rs.getString("worker"),
                rs.getObject("pid", Long.class),
                pidStartedAt == null ? null : pidStartedAt.toInstant());
    }
}
