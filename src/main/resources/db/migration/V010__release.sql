-- The release row: request, version, type, status and the release log (LOG-01 to LOG-06).
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE release (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key                 text           NOT NULL UNIQUE,
    service             text           NOT NULL,
    version             text           NOT NULL,
    previous_version    text           NOT NULL,
    type                text           NOT NULL,
    change_type         text           NOT NULL,
    branch              text           NOT NULL,
    commit_id           char(40)       NOT NULL,
    summary             text           NOT NULL,
    changes             text[]         NOT NULL,
    contains            text[]         NOT NULL,
    changed_aspects     text[]         NOT NULL,
    found               text[]         NOT NULL,
    requirements        text[]         NOT NULL,
    risks               text           NOT NULL,
    owner               text           NOT NULL,
    requester           text           NOT NULL,
    planned_at          timestamptz(6),
    maintenance_mode    boolean        NOT NULL,
    status              text           NOT NULL,
    notes               text           NOT NULL DEFAULT '',
    process_instance_id text           NOT NULL,
    created_at          timestamptz(6) NOT NULL,
    finished_at         timestamptz(6),
    revision            integer        NOT NULL DEFAULT 0,
    CONSTRAINT release_version_once UNIQUE (service, version),
    CONSTRAINT release_status CHECK (status IN ('preparing', 'awaiting-approval', 'approved', 'deploying', 'verifying',
        'rolling-back', 'released', 'rolled-back', 'rejected', 'withdrawn', 'failed')),
    CONSTRAINT release_finished CHECK ((finished_at IS NOT NULL)
        = (status IN ('released', 'rolled-back', 'rejected', 'withdrawn', 'failed')))
);

CREATE INDEX release_by_service ON release (service, id DESC);
CREATE INDEX release_open ON release (service) WHERE finished_at IS NULL;
CREATE INDEX release_in_production ON release (service, finished_at DESC) WHERE status = 'released';

COMMENT ON TABLE release IS 'One row a release, all releases: the release log.';
COMMENT ON COLUMN release.key IS 'service-version; also the business key of its process instances';
COMMENT ON COLUMN release.found IS 'What Git showed beyond what was declared';
COMMENT ON COLUMN release.notes IS 'LOG-06: what a reader of the log should know of the outcome';

CREATE FUNCTION release_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.finished_at IS NULL THEN
        IF NEW.key <> OLD.key OR NEW.service <> OLD.service OR NEW.version <> OLD.version
            OR NEW.requester <> OLD.requester OR NEW.created_at <> OLD.created_at THEN
            RAISE EXCEPTION 'REL-REL-002 % keeps its service, version and requester.', OLD.key
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'REL-REL-001 % of a release row is refused: what was released stays as it was (VER-05, RULE-06). Make a new version.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER release_row_stays BEFORE UPDATE OR DELETE ON release
    FOR EACH ROW EXECUTE FUNCTION release_stays();
CREATE TRIGGER release_table_stays BEFORE TRUNCATE ON release
    FOR EACH STATEMENT EXECUTE FUNCTION release_stays();
ALTER TABLE release ENABLE ALWAYS TRIGGER release_row_stays;
ALTER TABLE release ENABLE ALWAYS TRIGGER release_table_stays;

-- A repeated request with the same Idempotency-Key gets the answer of the first.
CREATE TABLE idempotency_key (
    caller         text           NOT NULL,
    key            text           NOT NULL,
    request_sha256 char(64)       NOT NULL,
    release_key    text           NOT NULL,
    created_at     timestamptz(6) NOT NULL,
    PRIMARY KEY (caller, key)
);
