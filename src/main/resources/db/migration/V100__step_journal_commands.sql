-- Which command a run is, who runs it and under which fencing token: what a crashed or frozen worker left can be found,
-- and it cannot end what another worker took over. Rows from before have none of it.

-- The trigger function below keeps this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE SEQUENCE step_journal_token AS bigint;

ALTER TABLE step_journal
    ADD COLUMN token          bigint,
    ADD COLUMN command_id     uuid,
    ADD COLUMN worker         text,
    ADD COLUMN pid            bigint,
    ADD COLUMN pid_started_at timestamptz(6),
    ALTER COLUMN token SET DEFAULT nextval('step_journal_token'),
    DROP CONSTRAINT step_journal_outcome,
    ADD CONSTRAINT step_journal_outcome
        CHECK (outcome IN ('succeeded', 'failed', 'timed-out', 'stopped', 'interrupted', 'not-started')),
    ADD CONSTRAINT step_journal_pid_whole CHECK ((pid IS NULL) = (pid_started_at IS NULL));
ALTER SEQUENCE step_journal_token OWNED BY step_journal.token;

COMMENT ON COLUMN step_journal.token IS 'Fencing token: grows with every run of any step; the command is told it as RELEASES_FENCING_TOKEN';
COMMENT ON COLUMN step_journal.command_id IS 'Id of the command, in the environment of all of its processes as RELEASES_COMMAND_ID';
COMMENT ON COLUMN step_journal.worker IS 'Worker that started the run: host, data directory, machine, process id and start of its process';
COMMENT ON COLUMN step_journal.pid IS 'Process id of the command on that machine; absent until it came into being';
COMMENT ON COLUMN step_journal.pid_started_at IS 'When that process came into being';

CREATE OR REPLACE FUNCTION step_journal_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.ended_at IS NULL
            AND (NEW.release_key, NEW.plan, NEW.attempt, NEW.step_id, NEW.run, NEW.step_index, NEW.argv, NEW.started_at,
                 NEW.token, NEW.command_id, NEW.worker)
            IS NOT DISTINCT FROM
                (OLD.release_key, OLD.plan, OLD.attempt, OLD.step_id, OLD.run, OLD.step_index, OLD.argv, OLD.started_at,
                 OLD.token, OLD.command_id, OLD.worker)
        THEN
            IF NEW.ended_at IS NOT NULL AND NEW.pid IS NOT DISTINCT FROM OLD.pid
                AND NEW.pid_started_at IS NOT DISTINCT FROM OLD.pid_started_at
            THEN
                RETURN NEW;
            END IF;
            -- Its process came into being; nothing else is known yet.
            IF OLD.pid IS NULL AND NEW.pid IS NOT NULL
                AND (NEW.ended_at, NEW.outcome, NEW.exit_code, NEW.output, NEW.output_sha256)
                IS NOT DISTINCT FROM (OLD.ended_at, OLD.outcome, OLD.exit_code, OLD.output, OLD.output_sha256)
            THEN
                RETURN NEW;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION 'REL-DEP-002 % on step_journal is refused: a run is started, ended once, and stays. Run the step again instead.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
