-- Who stands in for whom, and the record of it. An entry that is over or was revoked stays.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE deputy (
    id          uuid PRIMARY KEY,
    principal   text           NOT NULL CHECK (btrim(principal) <> ''),
    role        text           NOT NULL CHECK (btrim(role) <> ''),
    substitute  text,
    starts_at   timestamptz(6) NOT NULL,
    ends_at     timestamptz(6) NOT NULL,
    reason      text           NOT NULL,
    named_by    text           NOT NULL,
    named_at    timestamptz(6) NOT NULL,
    revoked_by  text,
    revoked_at  timestamptz(6),
    CONSTRAINT deputy_period CHECK (ends_at > starts_at),
    CONSTRAINT deputy_another CHECK (substitute <> principal),
    CONSTRAINT deputy_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE INDEX deputy_not_over ON deputy (ends_at) WHERE revoked_at IS NULL;

COMMENT ON TABLE deputy IS 'Who is away in which role, and who does the tasks meanwhile';
COMMENT ON COLUMN deputy.principal IS 'Account of who is away; gives the right only while it holds the role';
COMMENT ON COLUMN deputy.substitute IS 'Account of who stands in; absent when nobody does';
COMMENT ON COLUMN deputy.revoked_at IS 'When it was ended before its time, absent otherwise';

-- The function of V160 with the records of substitutes among the kinds that may follow a seal.
CREATE OR REPLACE FUNCTION append_ledger_record() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    last_sequence bigint;
    last_hash     char(64);
    last_time     timestamptz(6);
BEGIN
    -- The lock comes first: what is read below is then the end of the chain, not an earlier one. Each statement of
    -- this function has its own snapshot, so it sees what the writer before has committed.
    PERFORM FROM ledger_head WHERE release_key = NEW.release_key FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO ledger_head (release_key) VALUES (NEW.release_key) ON CONFLICT DO NOTHING;
        PERFORM FROM ledger_head WHERE release_key = NEW.release_key FOR UPDATE;
    END IF;

    -- The kinds that may follow a seal; AfterSeal, for the application and the verifier, has the same ones.
    IF (NEW.kind IN ('stabilisationStarted', 'reviewOverdue', 'hotfixReviewed', 'restrictionLifted',
            'engineIntervention', 'releaseOvertaken', 'technicalFailure', 'technicalFailureEscalated',
            'technicalFailureDecided', 'technicalFailureSettled', 'substituteActed', 'maintenanceHeldLong',
            'stepStopRequested')) IS NOT TRUE
        AND EXISTS (SELECT FROM seal WHERE release_key = NEW.release_key) THEN
        RAISE EXCEPTION 'REL-EVI-001 The evidence of % is sealed and takes no % record.', NEW.release_key, NEW.kind
            USING ERRCODE = 'restrict_violation';
    END IF;

    -- The records themselves are asked, not the head: the head is a lock and a short cut, not evidence.
    SELECT sequence, hash, time INTO last_sequence, last_hash, last_time
        FROM ledger_record WHERE release_key = NEW.release_key ORDER BY sequence DESC LIMIT 1;
    IF NOT FOUND THEN
        last_sequence := 0;
        last_hash := repeat('0', 64);
        last_time := NEW.time;
    END IF;

    IF NEW.sequence <> last_sequence + 1 THEN
        RAISE EXCEPTION 'REL-EVI-003 Record % of % is refused: the next record is %.',
            NEW.sequence, NEW.release_key, last_sequence + 1 USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.previous_hash <> last_hash THEN
        RAISE EXCEPTION 'REL-EVI-003 Record % of % is refused: its previous hash is not the hash of record %.',
            NEW.sequence, NEW.release_key, last_sequence USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.time < last_time THEN
        RAISE EXCEPTION 'REL-EVI-003 Record % of % is refused: its time % is before that of record %.',
            NEW.sequence, NEW.release_key, NEW.time, last_sequence USING ERRCODE = 'restrict_violation';
    END IF;

    UPDATE ledger_head SET sequence = NEW.sequence, hash = NEW.hash, time = NEW.time
        WHERE release_key = NEW.release_key;
    RETURN NEW;
END
$$;
