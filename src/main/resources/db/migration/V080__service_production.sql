-- What runs in production: one row a service (promise 8), and every change of it for good.

-- The trigger function below keeps this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE service_production (
    service             text PRIMARY KEY,
    version             text           NOT NULL,
    commit_id           text,
    since               timestamptz(6),
    release_key         text,
    change_release      text,
    change_since        timestamptz(6),
    maintenance_release text,
    maintenance_since   timestamptz(6),
    observed_version    text,
    observed_commit     text,
    observed_at         timestamptz(6),
    observation_error   text,
    next_observation_at timestamptz(6) NOT NULL DEFAULT '-infinity',
    drift_since         timestamptz(6),
    drift_version       text,
    CONSTRAINT service_production_drift_whole CHECK ((drift_since IS NULL) = (drift_version IS NULL)),
    CONSTRAINT service_production_change_whole CHECK ((change_release IS NULL) = (change_since IS NULL)),
    CONSTRAINT service_production_maintenance_whole CHECK ((maintenance_release IS NULL) = (maintenance_since IS NULL))
);

COMMENT ON TABLE service_production IS 'What runs in production of each service: the one record that start, gate, rollback, notes and log read.';
COMMENT ON COLUMN service_production.version IS 'The version that runs as far as deployments and rollbacks tell, MAJOR.MINOR.PATCH';
COMMENT ON COLUMN service_production.commit_id IS 'Its commit, if it is known';
COMMENT ON COLUMN service_production.since IS 'Since when it runs; null when it ran before this application knew of it';
COMMENT ON COLUMN service_production.release_key IS 'Release that put it there; null when none of this application did';
COMMENT ON COLUMN service_production.change_release IS 'Release that is changing production at present; what is observed then is no drift';
COMMENT ON COLUMN service_production.maintenance_release IS 'Release that holds the service in maintenance mode';
COMMENT ON COLUMN service_production.observed_version IS 'What the target said it runs when it was last asked; null when it did not answer';
COMMENT ON COLUMN service_production.observed_at IS 'When the target was last asked, with or without an answer';
COMMENT ON COLUMN service_production.observation_error IS 'Why the last question had no answer; null when it had one';
COMMENT ON COLUMN service_production.next_observation_at IS 'Not asked again before; moved on by the node that asks, so that only one does';
COMMENT ON COLUMN service_production.drift_since IS 'Since when the target says something else than this record; null when they agree';
COMMENT ON COLUMN service_production.drift_version IS 'What the target says instead';

CREATE TABLE production_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service      text           NOT NULL,
    time         timestamptz(6) NOT NULL,
    kind         text           NOT NULL,
    version      text           NOT NULL,
    from_version text,
    commit_id    text,
    release_key  text,
    actor        text           NOT NULL,
    reason       text           NOT NULL DEFAULT '',
    CONSTRAINT production_change_kind CHECK (kind IN ('taken-over', 'deployed', 'rolled-back', 'failed', 'accepted',
        'maintenance-entered', 'maintenance-left', 'drift-found', 'drift-ended'))
);

CREATE INDEX production_change_by_service ON production_change (service, id DESC);

COMMENT ON TABLE production_change IS 'Every change of what is known of production, append-only.';
COMMENT ON COLUMN production_change.version IS 'The version that counts from then on; of a drift the one that was found';
COMMENT ON COLUMN production_change.from_version IS 'The version that counted before; of a drift the one that should run';
COMMENT ON COLUMN production_change.actor IS 'Who brought it about: a user id, or system:production';

CREATE FUNCTION production_change_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    RAISE EXCEPTION 'REL-PRD-002 % of a change of production is refused: what happened stays. Add what happens next.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER production_change_row_stays BEFORE UPDATE OR DELETE ON production_change
    FOR EACH ROW EXECUTE FUNCTION production_change_stays();
CREATE TRIGGER production_change_table_stays BEFORE TRUNCATE ON production_change
    FOR EACH STATEMENT EXECUTE FUNCTION production_change_stays();
-- ALWAYS: a session in replica mode skips ordinary triggers, but not these.
ALTER TABLE production_change ENABLE ALWAYS TRIGGER production_change_row_stays;
ALTER TABLE production_change ENABLE ALWAYS TRIGGER production_change_table_stays;

-- What was released until now is what runs now; services without a release are taken over when they are first touched.
INSERT INTO service_production (service, version, commit_id, since, release_key)
SELECT DISTINCT ON (service) service, version, commit_id, finished_at, key
FROM release
WHERE status = 'released'
ORDER BY service, finished_at DESC, id DESC;

INSERT INTO production_change (service, time, kind, version, commit_id, release_key, actor, reason)
SELECT service, since, 'taken-over', version, commit_id, release_key, 'system:production', 'From the release log.'
FROM service_production;
