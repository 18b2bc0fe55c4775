-- Files that records name by their SHA-256 and size: test reports as they were handed in, and what commands and checks printed,
-- secrets removed. Kept once, whatever names them.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE kept_file (
    sha256  char(64) PRIMARY KEY,
    size    bigint NOT NULL,
    content bytea  NOT NULL
);

COMMENT ON TABLE kept_file IS 'Files that records of the ledger name by their SHA-256. Append-only.';
COMMENT ON COLUMN kept_file.sha256 IS 'SHA-256, lower-case hexadecimal, of the bytes';
COMMENT ON COLUMN kept_file.size IS 'How many bytes it has';
COMMENT ON COLUMN kept_file.content IS 'The bytes; the database compresses large ones';

CREATE FUNCTION kept_file_has_its_hash() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF (NEW.sha256 = encode(sha256(NEW.content), 'hex') AND NEW.size = length(NEW.content)) IS NOT TRUE THEN
        RAISE EXCEPTION 'REL-EVI-009 The file % is refused: that is not the hash or not the size of its content.', NEW.sha256
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER kept_file_hash BEFORE INSERT ON kept_file
    FOR EACH ROW EXECUTE FUNCTION kept_file_has_its_hash();
CREATE TRIGGER kept_file_append_only BEFORE UPDATE OR DELETE ON kept_file
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER kept_file_no_truncate BEFORE TRUNCATE ON kept_file
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE kept_file ENABLE ALWAYS TRIGGER kept_file_hash;
ALTER TABLE kept_file ENABLE ALWAYS TRIGGER kept_file_append_only;
ALTER TABLE kept_file ENABLE ALWAYS TRIGGER kept_file_no_truncate;
