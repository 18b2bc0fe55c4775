-- Time stamps (RFC 3161) that authorities outside gave for checkpoints of the log of seals.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE checkpoint_timestamp (
    witness    text           NOT NULL,
    size       bigint         NOT NULL,
    stamped_at timestamptz(6) NOT NULL,
    checkpoint text           NOT NULL,
    response   bytea          NOT NULL,
    PRIMARY KEY (witness, size)
);

COMMENT ON TABLE checkpoint_timestamp IS 'Time stamps of checkpoints of the log of seals. Append-only.';
COMMENT ON COLUMN checkpoint_timestamp.witness IS 'Name of the authority in releases.evidence.witnesses';
COMMENT ON COLUMN checkpoint_timestamp.size IS 'Number of seals in the checkpoint';
COMMENT ON COLUMN checkpoint_timestamp.stamped_at IS 'The time that the authority says';
COMMENT ON COLUMN checkpoint_timestamp.checkpoint IS 'The signed note that was stamped';
COMMENT ON COLUMN checkpoint_timestamp.response IS 'The answer of the authority, DER';

CREATE TRIGGER checkpoint_timestamp_append_only BEFORE UPDATE OR DELETE ON checkpoint_timestamp
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER checkpoint_timestamp_no_truncate BEFORE TRUNCATE ON checkpoint_timestamp
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE checkpoint_timestamp ENABLE ALWAYS TRIGGER checkpoint_timestamp_append_only;
ALTER TABLE checkpoint_timestamp ENABLE ALWAYS TRIGGER checkpoint_timestamp_no_truncate;
