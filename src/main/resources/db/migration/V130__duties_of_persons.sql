-- Since when somebody holds a role, and which release has a break-glass: found without reading ledgers from their beginning.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE INDEX ledger_record_membership ON ledger_record
    ((payload::json ->> 'account'), (payload::json ->> 'role'), sequence)
    WHERE release_key = 'administration' AND kind = 'administrationChanged'
        AND payload::json ->> 'target' = 'Group membership';

COMMENT ON INDEX ledger_record_membership IS 'When an account was last put into a group, and by whom';

CREATE INDEX ledger_record_break_glass ON ledger_record (release_key, sequence)
    WHERE kind IN ('breakGlassOpened', 'breakGlassEnded');

COMMENT ON INDEX ledger_record_break_glass IS 'Releases of which a duty is or was lifted';
