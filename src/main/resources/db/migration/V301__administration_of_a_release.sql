-- What the administration ledger has about one release (refusals behind its seal, legal holds, tasks that were given back), for its page.
CREATE INDEX ledger_record_about_release ON ledger_record ((payload::json ->> 'release'), sequence)
    WHERE release_key = 'administration';
