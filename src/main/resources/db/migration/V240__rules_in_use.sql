-- Which releases began under which rules, and who deployed them: found without reading all ledgers.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE INDEX ledger_record_rules ON ledger_record ((payload::json ->> 'rules'), time, release_key)
    WHERE kind = 'rulesApplied';

COMMENT ON INDEX ledger_record_rules IS 'Sets of rules, and the releases that began under each';

CREATE INDEX ledger_record_deployment ON ledger_record ((payload::json ->> 'deployment'), sequence)
    WHERE release_key = 'administration' AND kind = 'administrationChanged'
        AND payload::json ->> 'target' = 'Deployment';

COMMENT ON INDEX ledger_record_deployment IS 'Who deployed models';
