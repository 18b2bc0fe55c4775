package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal in PostgreSQL. A start is committed before this class returns; an end is part of the caller's transaction. */
@Repository
class JdbcStepJournal implements StepJournal {

    private static final String COLUMNS = """
            release_key, plan, attempt, step_id, run, step_index, argv, started_at, ended_at, outcome, exit_code, output,
            output_sha256""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    JdbcStepJournal(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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

    /** Notes, for good and at once, that a step is about to run; another start before its end fails. */
    StepRun start(String release, Plan plan, int attempt, int index, String step, List<String> argv) {
        StepRun started = ownTransaction.execute(status -> jdbc.sql("""
                        INSERT INTO step_journal (release_key, plan, attempt, step_id, run, step_index, argv, started_at)
                        SELECT :release, :plan, :attempt, :step, coalesce(max(run), 0) + 1, :index, :argv, :now
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
                .query(JdbcStepJournal::run)
                .single());
        if (started == null) {
            throw new IllegalStateException("REL-DEP-016 The start of step " + step + " was not written.");
        }
        return started;
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
                        WHERE release_key = ? AND plan = ? AND attempt = ? AND step_id = ? AND run = ? AND ended_at IS NULL""")
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
                rs.getString("output_sha256"));
    }
}
