-- What the application's role could still forge with INSERT and UPDATE alone: a record with a made-up hash, a release that
-- was never sealed, another commit under an approved release. Each is refused here, whoever writes, as long as the triggers
-- are there; that they are is looked at when the application starts, and every hour.

-- The trigger functions below keep this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- The canonical JSON of a record without its hash (RFC 8785): members in the order of their names, text escaped as to_json
-- does it, which is how RFC 8785 wants it. The payload is canonical already and taken as it is.
CREATE FUNCTION ledger_record_sha256(record ledger_record) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS
$$
    SELECT encode(sha256(convert_to(
        '{"actor":' || to_json(record.actor)
        || ',"definition":' || CASE WHEN record.definition_key IS NULL THEN 'null'
            ELSE '{"key":' || to_json(record.definition_key) || ',"version":' || record.definition_version || '}' END
        || ',"element":' || CASE WHEN record.element IS NULL THEN 'null' ELSE to_json(record.element)::text END
        || ',"items":' || array_to_json(record.items)
        || ',"kind":' || to_json(record.kind)
        || ',"payload":' || record.payload
        || ',"previousHash":' || to_json(record.previous_hash::text)
        || ',"release":' || to_json(record.release_key)
        || ',"sequence":' || record.sequence
        || ',"time":"' || to_char(record.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || 'Z"}',
        'UTF8')), 'hex')
$$;

COMMENT ON FUNCTION ledger_record_sha256(ledger_record) IS 'The hash that a record must have: SHA-256 of its canonical JSON without the hash, as RecordForm writes it';

CREATE FUNCTION ledger_record_has_its_hash() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    -- Text that is no object could close the record and go on behind it.
    IF (NEW.payload IS JSON OBJECT WITH UNIQUE KEYS) IS NOT TRUE THEN
        RAISE EXCEPTION 'REL-EVI-007 Record % of % is refused: its payload is not a JSON object.',
            NEW.sequence, NEW.release_key USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.hash = ledger_record_sha256(NEW)) IS NOT TRUE THEN
        RAISE EXCEPTION 'REL-EVI-007 Record % of % is refused: its hash is not that of its content.',
            NEW.sequence, NEW.release_key USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

-- A trigger of its own, after ledger_record_append by name: later versions of that one need not know of it.
CREATE TRIGGER ledger_record_hash BEFORE INSERT ON ledger_record
    FOR EACH ROW EXECUTE FUNCTION ledger_record_has_its_hash();
ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_hash;

CREATE FUNCTION release_begins_and_keeps() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'preparing' OR NEW.finished_at IS NOT NULL THEN
            RAISE EXCEPTION 'REL-REL-006 Release % is refused: a release begins in preparation, not %.', NEW.key, NEW.status
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.type, NEW.change_type, NEW.branch, NEW.owner, NEW.maintenance_mode, NEW.process_instance_id)
        IS DISTINCT FROM
        (OLD.id, OLD.type, OLD.change_type, OLD.branch, OLD.owner, OLD.maintenance_mode, OLD.process_instance_id) THEN
        RAISE EXCEPTION 'REL-REL-007 % keeps its type, branch, owner, maintenance mode and process.', OLD.key
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER release_row_begins_and_keeps BEFORE INSERT OR UPDATE ON release
    FOR EACH ROW EXECUTE FUNCTION release_begins_and_keeps();
ALTER TABLE release ENABLE ALWAYS TRIGGER release_row_begins_and_keeps;

-- Looked at when the transaction ends: row, records and seal belong together, in whichever order they were written.
CREATE FUNCTION release_has_its_evidence() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF NEW.status = 'released' AND NOT EXISTS (
            SELECT FROM seal s JOIN ledger_record r ON r.release_key = s.release_key AND r.sequence <= s.head_sequence
            WHERE s.release_key = NEW.key AND r.kind = 'released') THEN
        RAISE EXCEPTION 'REL-REL-008 % is not released: its ledger has no sealed record of it (RULE-06).', NEW.key
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.commit_id <> OLD.commit_id AND NEW.commit_id IS DISTINCT FROM (
            SELECT r.payload::json ->> 'commit' FROM ledger_record r
            WHERE r.release_key = NEW.key AND r.kind = 'releaseAmended' AND r.payload::json ->> 'commit' IS NOT NULL
            ORDER BY r.sequence DESC LIMIT 1) THEN
        RAISE EXCEPTION 'REL-REL-009 The commit of % is not changed: its ledger has no releaseAmended record of it (VER-05).',
            NEW.key USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER release_row_has_its_evidence AFTER UPDATE ON release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status = 'released' OR NEW.commit_id <> OLD.commit_id)
    EXECUTE FUNCTION release_has_its_evidence();
ALTER TABLE release ENABLE ALWAYS TRIGGER release_row_has_its_evidence;
