-- What people watch: events of releases, the progress of running steps, and requests to stop one. None of it is evidence
-- (that is the ledger); it is kept for a while so that a client that lost its connection misses nothing.

-- The trigger function below keeps this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE release_event (
    id          bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint         UNIQUE,
    release_key text           NOT NULL,
    kind        text           NOT NULL,
    at          timestamptz(6) NOT NULL,
    data        text           NOT NULL,
    CONSTRAINT release_event_kind CHECK (kind IN ('status', 'task', 'step', 'check'))
);
-- Given to committed rows by one transaction after another, so that whoever has seen a position has seen all before it.
-- Identities are taken before the commit and cannot say that.
CREATE SEQUENCE release_event_position;
CREATE INDEX release_event_without_position ON release_event (id) WHERE position IS NULL;
CREATE INDEX release_event_of_release ON release_event (release_key, position);
CREATE INDEX release_event_at ON release_event (at);

COMMENT ON TABLE release_event IS 'Events of releases for those who watch them, kept for releases.events.retention';
COMMENT ON COLUMN release_event.position IS 'Place in the order of all events, the id of the server-sent event; absent until somebody watches';
COMMENT ON COLUMN release_event.data IS 'The event as JSON, as it is sent';

CREATE TABLE step_progress (
    release_key text           NOT NULL,
    plan        text           NOT NULL,
    attempt     integer        NOT NULL,
    step_id     text           NOT NULL,
    run         integer        NOT NULL,
    node        text           NOT NULL,
    started_at  timestamptz(6) NOT NULL,
    updated_at  timestamptz(6) NOT NULL,
    lines       text           NOT NULL,
    PRIMARY KEY (release_key, plan, step_id)
);
COMMENT ON TABLE step_progress IS 'Steps that run now and the last lines of their output; written by the node that runs them, removed at the end';
COMMENT ON COLUMN step_progress.lines IS 'At most 4 KiB, secrets redacted';

CREATE TABLE step_stop_request (
    release_key  text           NOT NULL,
    plan         text           NOT NULL,
    attempt      integer        NOT NULL,
    step_id      text           NOT NULL,
    run          integer        NOT NULL,
    requested_by text           NOT NULL,
    reason       text           NOT NULL,
    requested_at timestamptz(6) NOT NULL,
    PRIMARY KEY (release_key, plan, attempt, step_id, run)
);
COMMENT ON TABLE step_stop_request IS 'A person wants this run of a step stopped; the node that runs it looks here every second';

-- Every node listens: a change is told when it is committed, whichever node made it.
CREATE FUNCTION release_event_notify() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    PERFORM pg_catalog.pg_notify('release_events', TG_TABLE_NAME);
    RETURN NULL;
END
$$;
CREATE TRIGGER release_event_told AFTER INSERT ON release_event
    FOR EACH STATEMENT EXECUTE FUNCTION release_event_notify();
CREATE TRIGGER step_progress_told AFTER INSERT OR UPDATE ON step_progress
    FOR EACH STATEMENT EXECUTE FUNCTION release_event_notify();
