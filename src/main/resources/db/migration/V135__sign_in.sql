-- Who may still sign in, since when an account's sign-ins count, and the tokens by which programs act for accounts.

SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE account_state (
    account        text PRIMARY KEY CHECK (btrim(account) <> ''),
    deactivated_at timestamptz(6),
    deactivated_by text,
    reason         text,
    signed_out_at  timestamptz(6),
    CONSTRAINT account_deactivation_is_whole CHECK ((deactivated_at IS NULL) = (deactivated_by IS NULL)
        AND (deactivated_at IS NULL) = (reason IS NULL))
);

COMMENT ON TABLE account_state IS 'Accounts that were deactivated or signed out everywhere; who is not here is neither. The history is in the administration ledger.';
COMMENT ON COLUMN account_state.account IS 'User id';
COMMENT ON COLUMN account_state.deactivated_at IS 'Since when it may not sign in and has no tasks; null for an active account';
COMMENT ON COLUMN account_state.deactivated_by IS 'User id of the administrator';
COMMENT ON COLUMN account_state.reason IS 'Why, in the administrator''s words';
COMMENT ON COLUMN account_state.signed_out_at IS 'Sign-ins up to then count no longer; null when it was never signed out everywhere';

CREATE TABLE api_token (
    id           uuid PRIMARY KEY,
    account      text           NOT NULL,
    name         text           NOT NULL CHECK (btrim(name) <> ''),
    hash         char(64)       NOT NULL UNIQUE,
    services     text[]         NOT NULL CHECK (cardinality(services) > 0),
    calls        text[]         NOT NULL CHECK (cardinality(calls) > 0),
    created_at   timestamptz(6) NOT NULL,
    created_by   text           NOT NULL,
    expires_at   timestamptz(6) NOT NULL CHECK (expires_at > created_at),
    revoked_at   timestamptz(6),
    revoked_by   text,
    last_used_at timestamptz(6),
    CONSTRAINT api_token_revocation_is_whole CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

CREATE INDEX api_token_account ON api_token (account, created_at);

COMMENT ON TABLE api_token IS 'Tokens by which programs act for an account, each for some services and calls. The token itself is shown once and kept nowhere.';
COMMENT ON COLUMN api_token.id IS 'By which it is revoked';
COMMENT ON COLUMN api_token.account IS 'User id of the account that it acts as';
COMMENT ON COLUMN api_token.name IS 'What it is for, in words';
COMMENT ON COLUMN api_token.hash IS 'SHA-256, lower-case hexadecimal, of the token';
COMMENT ON COLUMN api_token.services IS 'Names of services, or * for all';
COMMENT ON COLUMN api_token.calls IS 'Words for what may be called';
COMMENT ON COLUMN api_token.created_at IS 'When';
COMMENT ON COLUMN api_token.created_by IS 'User id of who made it';
COMMENT ON COLUMN api_token.expires_at IS 'It counts before this instant only, a year after its making at most';
COMMENT ON COLUMN api_token.revoked_at IS 'Since when it counts no longer; null for one that was not revoked';
COMMENT ON COLUMN api_token.revoked_by IS 'User id of who revoked it';
COMMENT ON COLUMN api_token.last_used_at IS 'Last use, a minute inexact; null before the first';
