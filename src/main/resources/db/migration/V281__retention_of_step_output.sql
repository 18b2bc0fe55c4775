-- The journal has what steps printed a second time, next to the files of the ledger: it goes when those go by retention.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE OR REPLACE FUNCTION step_journal_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    without step_journal;
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
        -- What it printed goes with the release's files, and nothing else of the row.
        IF OLD.ended_at IS NOT NULL AND NEW.output IS NULL
            AND EXISTS (SELECT FROM ledger_record WHERE release_key = OLD.release_key AND kind = 'filesDeleted')
        THEN
            without := NEW;
            without.output := OLD.output;
            IF without IS NOT DISTINCT FROM OLD THEN
                RETURN NEW;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION 'REL-DEP-002 % on step_journal is refused: a run is started, ended once, and stays. Run the step again instead.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

COMMENT ON COLUMN step_journal.output IS 'Captured output, capped and redacted; absent for an interrupted run, and when it went by retention';
