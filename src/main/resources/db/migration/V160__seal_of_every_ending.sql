-- Every ending is sealed, so what may follow a release that failed may follow a seal: that its service is still held in
-- maintenance mode, and that somebody stops a step of it that still runs. And each new seal has its envelope.

-- As in V020: the function keeps this search path for good.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

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
            'technicalFailureDecided', 'technicalFailureSettled', 'maintenanceHeldLong',
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

ALTER TABLE seal ADD COLUMN envelope text;
-- Not of the seals of before, which have none.
ALTER TABLE seal ADD CONSTRAINT seal_has_envelope CHECK (envelope IS NOT NULL) NOT VALID;

COMMENT ON TABLE seal IS 'The signed ends of the chains of ended releases, one chain over all of them; the leaves of the log of seals.';
COMMENT ON COLUMN seal.release_key IS 'Key of the release; sealed when it ends, and again when records followed';
COMMENT ON COLUMN seal.envelope IS 'What the seal attests as an in-toto Statement v1 in a DSSE envelope: canonical JSON, signed by the same key; null in seals of before';
COMMENT ON COLUMN ledger_head.sealed IS 'True once the release is sealed; from then on it takes only the kinds of records that follow a release';
