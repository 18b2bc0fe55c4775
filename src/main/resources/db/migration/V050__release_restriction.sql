-- Which releases are restricted: until disclosure only their owner and a few groups may know that they exist.

-- The trigger function below keeps this search path for good, as in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE release_restriction (
    release_key text           PRIMARY KEY,
    tenant_id   text           NOT NULL UNIQUE,
    owner       text           NOT NULL,
    imposed_at  timestamptz(6) NOT NULL,
    lifted_at   timestamptz(6),
    CONSTRAINT release_restriction_order CHECK (lifted_at >= imposed_at)
);

COMMENT ON TABLE release_restriction IS 'One row a release that is or was restricted.';
COMMENT ON COLUMN release_restriction.release_key IS 'Key of the release, e.g. canteen-api-1.4.3';
COMMENT ON COLUMN release_restriction.tenant_id IS 'What the engine has marked its process instances with; says nothing';
COMMENT ON COLUMN release_restriction.owner IS 'User id of its owner, who may know of it';
COMMENT ON COLUMN release_restriction.lifted_at IS 'Since when everybody may know of it; absent while restricted';

CREATE FUNCTION release_restriction_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL
            AND (NEW.release_key, NEW.tenant_id, NEW.owner, NEW.imposed_at)
            IS NOT DISTINCT FROM (OLD.release_key, OLD.tenant_id, OLD.owner, OLD.imposed_at)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'REL-REL-021 % on release_restriction is refused: a restriction is imposed once and lifted once. Disclose the release instead.',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER release_restriction_row_stays BEFORE UPDATE OR DELETE ON release_restriction
    FOR EACH ROW EXECUTE FUNCTION release_restriction_stays();
CREATE TRIGGER release_restriction_table_stays BEFORE TRUNCATE ON release_restriction
    FOR EACH STATEMENT EXECUTE FUNCTION release_restriction_stays();
ALTER TABLE release_restriction ENABLE ALWAYS TRIGGER release_restriction_row_stays;
ALTER TABLE release_restriction ENABLE ALWAYS TRIGGER release_restriction_table_stays;
