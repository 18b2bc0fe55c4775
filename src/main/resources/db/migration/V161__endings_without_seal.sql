-- Whatever a release ends as, its end is sealed in the transaction of the ending. Those that ended before that was so are
-- listed here, once and by the owner of the tables: they, and no others, are sealed late.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE unsealed_ending (
    release_key text PRIMARY KEY
);

COMMENT ON TABLE unsealed_ending IS 'Releases that had ended without a seal when endings began to be sealed. The application only reads it.';
COMMENT ON COLUMN unsealed_ending.release_key IS 'Key of the release';

INSERT INTO unsealed_ending (release_key)
    SELECT key FROM release r WHERE finished_at IS NOT NULL
        AND EXISTS (SELECT FROM ledger_record WHERE release_key = r.key)
        AND NOT EXISTS (SELECT FROM seal WHERE release_key = r.key);

CREATE TRIGGER unsealed_ending_stays BEFORE INSERT OR UPDATE OR DELETE ON unsealed_ending
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER unsealed_ending_no_truncate BEFORE TRUNCATE ON unsealed_ending
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE unsealed_ending ENABLE ALWAYS TRIGGER unsealed_ending_stays;
ALTER TABLE unsealed_ending ENABLE ALWAYS TRIGGER unsealed_ending_no_truncate;

-- Looked at when the transaction ends, as in V126.
CREATE OR REPLACE FUNCTION release_has_its_evidence() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF NEW.finished_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM seal s JOIN ledger_record r ON r.release_key = s.release_key AND r.sequence <= s.head_sequence
            WHERE s.release_key = NEW.key AND r.kind = 'statusChanged' AND r.payload::json ->> 'to' = NEW.status) THEN
        RAISE EXCEPTION 'REL-REL-008 % is not %: its ledger has no sealed record of it (RULE-06).', NEW.key, NEW.status
            USING ERRCODE = 'restrict_violation';
    END IF;
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

DROP TRIGGER release_row_has_its_evidence ON release;
CREATE CONSTRAINT TRIGGER release_row_has_its_evidence AFTER UPDATE ON release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.finished_at IS NOT NULL OR NEW.commit_id <> OLD.commit_id)
    EXECUTE FUNCTION release_has_its_evidence();
ALTER TABLE release ENABLE ALWAYS TRIGGER release_row_has_its_evidence;
