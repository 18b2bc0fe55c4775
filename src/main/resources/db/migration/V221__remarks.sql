-- Comments and putting off are watched too.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

ALTER TABLE release_event DROP CONSTRAINT release_event_kind;
ALTER TABLE release_event
    ADD CONSTRAINT release_event_kind CHECK (kind IN ('status', 'task', 'step', 'check', 'remark'));
