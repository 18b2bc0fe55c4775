-- Sign-ins of the people of a release, for its page.
CREATE INDEX ledger_record_of_sign_in ON ledger_record ((payload::json ->> 'account'), time)
    WHERE release_key = 'administration' AND kind IN ('signedIn', 'signInFailed');

COMMENT ON INDEX ledger_record_of_sign_in IS 'Who signed in, or failed to, while a release ran';
