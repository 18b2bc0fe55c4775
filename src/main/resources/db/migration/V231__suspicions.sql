-- What suspicions are looked for by: releases by when they were requested, what was done to jobs of a process, what auditors
-- noted, and the changes of a service's production since then. Each finds what is asked for without reading all.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE INDEX release_requested ON release (created_at, id);
CREATE INDEX release_requested_of_service ON release (service, created_at, id);
CREATE INDEX production_change_since ON production_change (service, time, id);
CREATE INDEX ledger_record_of_process_instance ON ledger_record ((payload::json ->> 'processInstance'), sequence)
    WHERE release_key = 'administration' AND kind = 'administrationChanged';
CREATE INDEX ledger_record_suspicion_note ON ledger_record ((payload::json ->> 'suspicion'), sequence)
    WHERE release_key = 'administration' AND kind = 'suspicionNoted';
