-- Files that are kept for a time, and those that must not go. What of a release goes, goes with a record of its ledger that
-- names each file and the rule; the database lets no file go without. And the administration ledger is sealed as releases are.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- The function of V220 with deleted files among the kinds that may follow a seal. The administration ledger goes on whatever
-- is sealed of it.
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
            'stepStopRequested', 'filesDeleted')) IS NOT TRUE
        AND NEW.release_key <> 'administration'
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

-- Which records name a file. The condition is a search for text, so that most records cost next to nothing.
CREATE INDEX ledger_record_kept_file ON ledger_record ((payload::json #>> '{kept,sha256}'))
    WHERE payload LIKE '%"kept":{%';

COMMENT ON INDEX ledger_record_kept_file IS 'Which records name a file';

-- Whether a legal hold is on a release or on its service: set by one record of the administration ledger, and lifted by none.
CREATE FUNCTION release_is_held(release text) RETURNS boolean
    LANGUAGE sql STABLE SET search_path FROM CURRENT AS
$$
    SELECT EXISTS (
        SELECT FROM ledger_record s
        WHERE s.release_key = 'administration' AND s.kind = 'legalHoldSet'
            AND (s.payload::json ->> 'release' = release
                OR (starts_with(release, (s.payload::json ->> 'service') || '-')
                    AND substr(release, length(s.payload::json ->> 'service') + 2) ~ '^[0-9]+[.][0-9]+[.][0-9]+'))
            AND NOT EXISTS (
                SELECT FROM ledger_record l
                WHERE l.release_key = 'administration' AND l.kind = 'legalHoldLifted'
                    AND l.payload::json ->> 'hold' = s.sequence::text))
$$;

COMMENT ON FUNCTION release_is_held(text) IS 'Whether a legal hold is on a release or on its service';

-- Whether nobody needs a file any more: each release that names it has said later that it was deleted, and none is held.
CREATE FUNCTION kept_file_may_go(file text) RETURNS boolean
    LANGUAGE sql STABLE SET search_path FROM CURRENT AS
$$
    SELECT NOT EXISTS (
        SELECT FROM ledger_record n
        WHERE n.payload LIKE '%"kept":{%' AND n.payload::json #>> '{kept,sha256}' = file
            AND (release_is_held(n.release_key) OR NOT EXISTS (
                SELECT FROM ledger_record d
                WHERE d.release_key = n.release_key AND d.kind = 'filesDeleted' AND d.sequence > n.sequence
                    AND d.payload::jsonb @? format('$.files[*] ? (@.sha256 == "%s")', file)::jsonpath)))
        AND EXISTS (
            SELECT FROM ledger_record n
            WHERE n.payload LIKE '%"kept":{%' AND n.payload::json #>> '{kept,sha256}' = file)
$$;

COMMENT ON FUNCTION kept_file_may_go(text) IS 'Whether every release that names a file has recorded that it was deleted, and none of them is held';

CREATE FUNCTION kept_file_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF kept_file_may_go(OLD.sha256) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'REL-EVI-056 The file % is not deleted: a release names it that has no record of its deletion, or is held.',
            OLD.sha256 USING ERRCODE = 'restrict_violation';
    END IF;
    RAISE EXCEPTION 'REL-EVI-002 % on % is refused: evidence is only ever added to. Record a correction as a new record.',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

DROP TRIGGER kept_file_append_only ON kept_file;
CREATE TRIGGER kept_file_append_only BEFORE UPDATE OR DELETE ON kept_file
    FOR EACH ROW EXECUTE FUNCTION kept_file_stays();
ALTER TABLE kept_file ENABLE ALWAYS TRIGGER kept_file_append_only;

COMMENT ON TABLE kept_file IS 'Files that records of the ledger name by their SHA-256. Only added to, but for those that go by retention, each with a record.';
