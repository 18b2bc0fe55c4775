-- The keys that sign seals, each recorded with the word of the one before: a start with any other key is refused.

SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE signing_key (
    sequence        integer PRIMARY KEY CHECK (sequence > 0),
    key_id          char(64)       NOT NULL UNIQUE,
    public_key      text           NOT NULL,
    since           timestamptz(6) NOT NULL,
    recorded_by     text[]         NOT NULL,
    reason          text           NOT NULL,
    previous_key_id char(64),
    signature       text,
    CONSTRAINT signing_key_follows CHECK ((sequence = 1) = (previous_key_id IS NULL))
);

COMMENT ON TABLE signing_key IS 'The keys that sign seals, in order; the last one holds. Append-only.';
COMMENT ON COLUMN signing_key.sequence IS 'From 1 without gaps';
COMMENT ON COLUMN signing_key.key_id IS 'SHA-256, lower-case hexadecimal, of the public key in its X.509 form';
COMMENT ON COLUMN signing_key.public_key IS 'The public key, X.509 as PEM: what an auditor verifies with';
COMMENT ON COLUMN signing_key.since IS 'When it was recorded';
COMMENT ON COLUMN signing_key.recorded_by IS 'User ids of the two people, or system:start';
COMMENT ON COLUMN signing_key.reason IS 'Why, in their words';
COMMENT ON COLUMN signing_key.previous_key_id IS 'The key before; null for the first';
COMMENT ON COLUMN signing_key.signature IS 'Ed25519 signature by the key before, base64, of the canonical JSON of keyId, previousKeyId, publicKey, reason, recordedBy and since; null for the first and where the key before was lost';

CREATE TABLE signing_key_proposal (
    key_id          char(64)       NOT NULL,
    previous_key_id char(64)       NOT NULL,
    person          text           NOT NULL,
    roles           text[]         NOT NULL,
    reason          text           NOT NULL CHECK (btrim(reason) <> ''),
    proposed_at     timestamptz(6) NOT NULL,
    PRIMARY KEY (key_id, previous_key_id, person)
);

COMMENT ON TABLE signing_key_proposal IS 'Who wants which key to follow which. Two people make it a rotation. Append-only.';
COMMENT ON COLUMN signing_key_proposal.key_id IS 'The key that is to sign';
COMMENT ON COLUMN signing_key_proposal.previous_key_id IS 'The key that it follows';
COMMENT ON COLUMN signing_key_proposal.person IS 'User id';
COMMENT ON COLUMN signing_key_proposal.roles IS 'The roles by which the person may say so';
COMMENT ON COLUMN signing_key_proposal.reason IS 'Why, in the person''s words';
COMMENT ON COLUMN signing_key_proposal.proposed_at IS 'When';

CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE ON signing_key
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER signing_key_no_truncate BEFORE TRUNCATE ON signing_key
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER signing_key_proposal_append_only BEFORE UPDATE OR DELETE ON signing_key_proposal
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER signing_key_proposal_no_truncate BEFORE TRUNCATE ON signing_key_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE signing_key ENABLE ALWAYS TRIGGER signing_key_append_only;
ALTER TABLE signing_key ENABLE ALWAYS TRIGGER signing_key_no_truncate;
ALTER TABLE signing_key_proposal ENABLE ALWAYS TRIGGER signing_key_proposal_append_only;
ALTER TABLE signing_key_proposal ENABLE ALWAYS TRIGGER signing_key_proposal_no_truncate;
