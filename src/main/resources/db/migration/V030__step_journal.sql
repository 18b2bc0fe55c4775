-- The step journal: what ran in production, written before and after each command. A row that has a start and no end
-- is a step of unknown outcome (promise 4).

-- The trigger function below keeps this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE step_journal (
    release_key   text           NOT NULL,
    plan          text           NOT NULL,
    attempt       integer        NOT NULL,
    step_id       text           NOT NULL,
    run           integer        NOT NULL,
    step_index    integer        NOT NULL,
    argv          text[]         NOT NULL,
    started_at    timestamptz(6) NOT NULL,
    ended_at      timestamptz(6),
    outcome       text,
    exit_code     integer,
    output        text,
    output_sha256 char(64),
    PRIMARY KEY (release_key, plan, attempt, step_id, run),
    CONSTRAINT step_journal_plan CHECK (plan IN ('deployment', 'rollback')),
    CONSTRAINT step_journal_outcome CHECK (outcome IN ('succeeded', 'failed', 'timed-out', 'interrupted', 'not-started')),
    CONSTRAINT step_journal_end_whole CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

-- Two workers never run the same step at the same time: the second one's start is refused.
CREATE UNIQUE INDEX step_journal_one_open ON step_journal (release_key, plan, step_id) WHERE ended_at IS NULL;

COMMENT ON TABLE step_journal IS 'Every run of a deployment or rollback step; the start is committed before the command runs.';
COMMENT ON COLUMN step_journal.release_key IS 'Key of the release, e.g. canteen-api-1.5.0';
COMMENT ON COLUMN step_journal.attempt IS 'Deployment attempt, from 1';
COMMENT ON COLUMN step_journal.run IS 'Run of this step in this attempt, from 1';
COMMENT ON COLUMN step_journal.step_index IS 'Position of the step in its plan, from 1';
COMMENT ON COLUMN step_journal.argv IS 'Program and arguments as they were run, secrets redacted';
COMMENT ON COLUMN step_journal.outcome IS 'How it ended; absent while nobody knows';
COMMENT ON COLUMN step_journal.exit_code IS 'Exit code, if the program ended by itself';
COMMENT ON COLUMN step_journal.output IS 'Captured output, capped and redacted; absent for an interrupted run';
COMMENT ON COLUMN step_journal.output_sha256 IS 'SHA-256, lower-case hexadecimal, of all of its output before capping and redaction';

CREATE FUNCTION step_journal_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
            AND (NEW.release_key, NEW.plan, NEW.attempt, NEW.step_id, NEW.run, NEW.step_index, NEW.argv, NEW.started_at)
            IS NOT DISTINCT FROM
                (OLD.release_key, OLD.plan, OLD.attempt, OLD.step_id, OLD.run, OLD.step_index, OLD.argv, OLD.started_at)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'REL-DEP-002 % on step_journal is refused: a run is started, ended once, and stays. Run the step again instead.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER step_journal_row_stays BEFORE UPDATE OR DELETE ON step_journal
    FOR EACH ROW EXECUTE FUNCTION step_journal_stays();
CREATE TRIGGER step_journal_table_stays BEFORE TRUNCATE ON step_journal
    FOR EACH STATEMENT EXECUTE FUNCTION step_journal_stays();
ALTER TABLE step_journal ENABLE ALWAYS TRIGGER step_journal_row_stays;
ALTER TABLE step_journal ENABLE ALWAYS TRIGGER step_journal_table_stays;
