-- Whether the database is what it must be: one row a look, for auditors and for the health of every node.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE database_look (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    looked_at timestamptz(6) NOT NULL,
    findings  text[]         NOT NULL
);

COMMENT ON TABLE database_look IS 'Each look at the database''s guards, rights and newest evidence, and what was found. Append-only.';
COMMENT ON COLUMN database_look.looked_at IS 'When';
COMMENT ON COLUMN database_look.findings IS 'What was not as it must be; empty when all was well';

CREATE TRIGGER database_look_append_only BEFORE UPDATE OR DELETE ON database_look
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER database_look_no_truncate BEFORE TRUNCATE ON database_look
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE database_look ENABLE ALWAYS TRIGGER database_look_append_only;
ALTER TABLE database_look ENABLE ALWAYS TRIGGER database_look_no_truncate;
