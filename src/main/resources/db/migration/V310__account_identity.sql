-- By what a person was ever known through an account: what somebody changes about an account makes nobody another person.

SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE account_identity (
    account text           NOT NULL CHECK (btrim(account) <> ''),
    kind    text           NOT NULL CHECK (kind IN ('email', 'subject')),
    issuer  text           NOT NULL DEFAULT '',
    value   text           NOT NULL CHECK (btrim(value) <> ''),
    since   timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account, kind, issuer, value),
    CONSTRAINT account_identity_issuer CHECK ((kind = 'subject') = (issuer <> ''))
);

CREATE INDEX account_identity_subject ON account_identity (issuer, value) WHERE kind = 'subject';

COMMENT ON TABLE account_identity IS 'Addresses that accounts ever had, and as whom the company''s provider knows their people. Nothing is taken back: who wrote a commit stays known by the address of then.';
COMMENT ON COLUMN account_identity.account IS 'User id';
COMMENT ON COLUMN account_identity.kind IS 'email, or subject of the company''s provider';
COMMENT ON COLUMN account_identity.issuer IS 'Of a subject: the provider; blank for an address';
COMMENT ON COLUMN account_identity.value IS 'The address or the subject, as it was said';
COMMENT ON COLUMN account_identity.since IS 'When it was first known';

CREATE TRIGGER account_identity_append_only BEFORE UPDATE OR DELETE ON account_identity
    FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE account_identity ENABLE ALWAYS TRIGGER account_identity_append_only;
CREATE TRIGGER account_identity_no_truncate BEFORE TRUNCATE ON account_identity
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE account_identity ENABLE ALWAYS TRIGGER account_identity_no_truncate;

CREATE FUNCTION account_address_is_kept() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF btrim(coalesce(NEW.email_, '')) <> '' THEN
        INSERT INTO account_identity (account, kind, value) VALUES (NEW.id_, 'email', NEW.email_) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

-- Whoever changes an address, over whatever channel: the form of the profile, an administrator, SQL.
CREATE TRIGGER account_address_is_kept AFTER INSERT OR UPDATE ON act_id_user
    FOR EACH ROW EXECUTE FUNCTION account_address_is_kept();
ALTER TABLE act_id_user ENABLE ALWAYS TRIGGER account_address_is_kept;

INSERT INTO account_identity (account, kind, value)
    SELECT id_, 'email', email_ FROM act_id_user WHERE btrim(coalesce(email_, '')) <> '';

-- When somebody else last set an account's password.
CREATE INDEX ledger_record_user ON ledger_record ((payload::json ->> 'account'), sequence)
    WHERE release_key = 'administration' AND kind = 'administrationChanged' AND payload::json ->> 'target' = 'User';

COMMENT ON INDEX ledger_record_user IS 'What was changed about an account, and by whom';
