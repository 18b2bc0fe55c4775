-- The evidence: an append-only ledger, one hash chain a release, and the seals, one chain over all released ones.
-- Promise 5: what was released stays as it was. The database itself refuses, whatever the client is.

-- The trigger functions below keep this search path for good: without it a temporary table of the same name
-- would come first in their look-ups.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE ledger_head (
    release_key text PRIMARY KEY,
    sequence    bigint         NOT NULL DEFAULT 0,
    hash        char(64)       NOT NULL DEFAULT repeat('0', 64),
    time        timestamptz(6),
    sealed      boolean        NOT NULL DEFAULT false
);

COMMENT ON TABLE ledger_head IS 'The end of each release''s chain. Its row lock serialises the writers of a release; only the triggers of this schema write it.';
COMMENT ON COLUMN ledger_head.release_key IS 'Key of the release, e.g. canteen-api-1.5.0';
COMMENT ON COLUMN ledger_head.sequence IS 'Sequence of the last record, 0 while there is none';
COMMENT ON COLUMN ledger_head.hash IS 'Hash of the last record, 64 zeros while there is none';
COMMENT ON COLUMN ledger_head.time IS 'Time of the last record; the next one is never earlier';
COMMENT ON COLUMN ledger_head.sealed IS 'True once the release is sealed and takes no further records';

CREATE TABLE ledger_record (
    release_key        text           NOT NULL,
    sequence           bigint         NOT NULL,
    time               timestamptz(6) NOT NULL,
    actor              text           NOT NULL,
    kind               text           NOT NULL,
    items              text[]         NOT NULL,
    element            text,
    definition_key     text,
    definition_version integer,
    payload            text           NOT NULL,
    previous_hash      char(64)       NOT NULL,
    hash               char(64)       NOT NULL,
    PRIMARY KEY (release_key, sequence),
    CONSTRAINT ledger_record_definition_whole CHECK ((definition_key IS NULL) = (definition_version IS NULL)),
    CONSTRAINT ledger_record_payload_size CHECK (octet_length(payload) <= 262144),
    CONSTRAINT ledger_record_hashes CHECK (previous_hash ~ '^[0-9a-f]{64}$' AND hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX ledger_record_by_kind ON ledger_record (release_key, kind, sequence DESC);

COMMENT ON TABLE ledger_record IS 'What people and machines attested about a release, in order. Append-only, chained per release.';
COMMENT ON COLUMN ledger_record.release_key IS 'Key of the release, e.g. canteen-api-1.5.0';
COMMENT ON COLUMN ledger_record.sequence IS 'Position in the release''s chain, from 1 without gaps';
COMMENT ON COLUMN ledger_record.time IS 'When it was appended; never earlier than the record before';
COMMENT ON COLUMN ledger_record.actor IS 'User id, or system: and the name of the machine part that attests';
COMMENT ON COLUMN ledger_record.kind IS 'Past-tense event name in camelCase, e.g. approvalDecided';
COMMENT ON COLUMN ledger_record.items IS 'Ids of the policy items that the record serves, e.g. APR-02';
COMMENT ON COLUMN ledger_record.element IS 'Id of the model element in which it happened, if in one';
COMMENT ON COLUMN ledger_record.definition_key IS 'Key of the process definition in which it happened, if in one';
COMMENT ON COLUMN ledger_record.definition_version IS 'Version of that process definition';
COMMENT ON COLUMN ledger_record.payload IS 'The attested content: a JSON object in the canonical form of RFC 8785, at most 256 KiB. Text, not jsonb: the hash is over these very characters';
COMMENT ON COLUMN ledger_record.previous_hash IS 'Hash of the record before, 64 zeros for the first';
COMMENT ON COLUMN ledger_record.hash IS 'SHA-256, lower-case hexadecimal, of the canonical JSON of the whole record without its hash';

CREATE TABLE seal (
    sequence           bigint PRIMARY KEY,
    release_key        text           NOT NULL UNIQUE,
    head_sequence      bigint         NOT NULL,
    head_hash          char(64)       NOT NULL,
    sealed_at          timestamptz(6) NOT NULL,
    previous_seal_hash char(64)       NOT NULL,
    seal_hash          char(64)       NOT NULL,
    signature          text           NOT NULL,
    key_id             text           NOT NULL,
    CONSTRAINT seal_hashes CHECK (previous_seal_hash ~ '^[0-9a-f]{64}$' AND seal_hash ~ '^[0-9a-f]{64}$')
);

COMMENT ON TABLE seal IS 'The signed end of each released release''s chain, chained to the release sealed before it.';
COMMENT ON COLUMN seal.sequence IS 'Position in the chain of seals, from 1 without gaps (an identity column would leave gaps after rollbacks)';
COMMENT ON COLUMN seal.release_key IS 'Key of the release; a release is sealed once';
COMMENT ON COLUMN seal.head_sequence IS 'Sequence of the release''s last record';
COMMENT ON COLUMN seal.head_hash IS 'Hash of the release''s last record';
COMMENT ON COLUMN seal.sealed_at IS 'When it was sealed';
COMMENT ON COLUMN seal.previous_seal_hash IS 'Seal hash of the release sealed before, 64 zeros for the first';
COMMENT ON COLUMN seal.seal_hash IS 'SHA-256, lower-case hexadecimal, of the signed content';
COMMENT ON COLUMN seal.signature IS 'Ed25519 signature, base64, of the canonical JSON of release, headSequence, headHash, sealedAt and previousSealHash';
COMMENT ON COLUMN seal.key_id IS 'SHA-256, lower-case hexadecimal, of the public key in its X.509 form';

CREATE FUNCTION evidence_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    RAISE EXCEPTION 'REL-EVI-002 % on % is refused: evidence is only ever added to. Record a correction as a new record.',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION append_ledger_record() RETURNS trigger
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

    IF EXISTS (SELECT FROM seal WHERE release_key = NEW.release_key) THEN
        RAISE EXCEPTION 'REL-EVI-001 The evidence of % is sealed and takes no further records.', NEW.release_key
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

CREATE FUNCTION append_seal() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    last_record_sequence bigint;
    last_record_hash     char(64);
    last_seal_sequence   bigint;
    last_seal_hash       char(64);
BEGIN
    -- Release first, then the chain of seals: the order in which the application takes them too.
    PERFORM FROM ledger_head WHERE release_key = NEW.release_key FOR UPDATE;
    PERFORM pg_advisory_xact_lock(hashtextextended('releases.evidence.seal', 0));

    SELECT sequence, hash INTO last_record_sequence, last_record_hash
        FROM ledger_record WHERE release_key = NEW.release_key ORDER BY sequence DESC LIMIT 1;
    IF NOT FOUND OR NEW.head_sequence <> last_record_sequence OR NEW.head_hash <> last_record_hash THEN
        RAISE EXCEPTION 'REL-EVI-005 The seal of % is refused: it does not name the last record of its ledger.',
            NEW.release_key USING ERRCODE = 'restrict_violation';
    END IF;

    SELECT sequence, seal_hash INTO last_seal_sequence, last_seal_hash FROM seal ORDER BY sequence DESC LIMIT 1;
    IF NOT FOUND THEN
        last_seal_sequence := 0;
        last_seal_hash := repeat('0', 64);
    END IF;
    IF NEW.sequence <> last_seal_sequence + 1 OR NEW.previous_seal_hash <> last_seal_hash THEN
        RAISE EXCEPTION 'REL-EVI-005 The seal of % is refused: it does not follow seal %.',
            NEW.release_key, last_seal_sequence USING ERRCODE = 'restrict_violation';
    END IF;

    UPDATE ledger_head SET sealed = true WHERE release_key = NEW.release_key;
    RETURN NEW;
END
$$;

CREATE FUNCTION ledger_head_is_kept_by_triggers() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.sequence = 0 AND NEW.hash = repeat('0', 64) AND NEW.time IS NULL AND NOT NEW.sealed THEN
            RETURN NEW;
        END IF;
    END IF;
    -- Depth 1 is a statement of a client; a change that one of the triggers above makes comes at depth 2.
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'REL-EVI-004 % on % is refused: it follows the ledger and is not written by hand.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER ledger_record_append BEFORE INSERT ON ledger_record
    FOR EACH ROW EXECUTE FUNCTION append_ledger_record();
CREATE TRIGGER ledger_record_append_only BEFORE UPDATE OR DELETE ON ledger_record
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER ledger_record_no_truncate BEFORE TRUNCATE ON ledger_record
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER seal_append BEFORE INSERT ON seal
    FOR EACH ROW EXECUTE FUNCTION append_seal();
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER ledger_head_kept BEFORE INSERT OR UPDATE OR DELETE ON ledger_head
    FOR EACH ROW EXECUTE FUNCTION ledger_head_is_kept_by_triggers();
CREATE TRIGGER ledger_head_no_truncate BEFORE TRUNCATE ON ledger_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_head_is_kept_by_triggers();

-- ALWAYS: a session in replica mode (session_replication_role) skips ordinary triggers, but not these.
ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_append;
ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_append_only;
ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_no_truncate;
ALTER TABLE seal ENABLE ALWAYS TRIGGER seal_append;
ALTER TABLE seal ENABLE ALWAYS TRIGGER seal_append_only;
ALTER TABLE seal ENABLE ALWAYS TRIGGER seal_no_truncate;
ALTER TABLE ledger_head ENABLE ALWAYS TRIGGER ledger_head_kept;
ALTER TABLE ledger_head ENABLE ALWAYS TRIGGER ledger_head_no_truncate;
