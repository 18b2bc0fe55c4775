-- What records name by its SHA-256 and whoever checks them must be able to read: the rules that applied. Kept once, whatever
-- names it, and never taken away.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE kept_document (
    sha256  char(64) PRIMARY KEY,
    content text NOT NULL
);

COMMENT ON TABLE kept_document IS 'Texts that records of the ledger name by their SHA-256. Append-only.';
COMMENT ON COLUMN kept_document.sha256 IS 'SHA-256, lower-case hexadecimal, of the text in UTF-8';
COMMENT ON COLUMN kept_document.content IS 'The text: the file of a model, the catalogue, or the list of all that applied';

CREATE FUNCTION kept_document_has_its_hash() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF (NEW.sha256 = encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')) IS NOT TRUE THEN
        RAISE EXCEPTION 'REL-EVI-008 The document % is refused: that is not the hash of its content.', NEW.sha256
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER kept_document_hash BEFORE INSERT ON kept_document
    FOR EACH ROW EXECUTE FUNCTION kept_document_has_its_hash();
CREATE TRIGGER kept_document_append_only BEFORE UPDATE OR DELETE ON kept_document
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER kept_document_no_truncate BEFORE TRUNCATE ON kept_document
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE kept_document ENABLE ALWAYS TRIGGER kept_document_hash;
ALTER TABLE kept_document ENABLE ALWAYS TRIGGER kept_document_append_only;
ALTER TABLE kept_document ENABLE ALWAYS TRIGGER kept_document_no_truncate;
