-- The reviews that are owed after hotfixes (HOT-06). While one is overdue, ordinary releases of its service do not start.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE post_release_review (
    release_key text PRIMARY KEY,
    service     text           NOT NULL,
    due_at      timestamptz(6) NOT NULL,
    reviewed_at timestamptz(6)
);

CREATE INDEX post_release_review_owed ON post_release_review (service, due_at) WHERE reviewed_at IS NULL;

COMMENT ON TABLE post_release_review IS 'One row a released hotfix: the review that is owed after it, and when it was given.';
COMMENT ON COLUMN post_release_review.release_key IS 'Key of the hotfix, e.g. canteen-api-1.4.2';
COMMENT ON COLUMN post_release_review.due_at IS 'From then on ordinary releases of the service wait';
COMMENT ON COLUMN post_release_review.reviewed_at IS 'When the review was recorded, null while it is owed; set once';

CREATE FUNCTION post_release_review_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.reviewed_at IS NULL THEN
            RETURN NEW;
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.reviewed_at IS NULL AND NEW.reviewed_at IS NOT NULL AND NEW.release_key = OLD.release_key
            AND NEW.service = OLD.service AND NEW.due_at = OLD.due_at THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'REL-HOT-010 % of a post-release review is refused: a review is owed until it is given, once (HOT-06).',
        TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER post_release_review_row_stays BEFORE INSERT OR UPDATE OR DELETE ON post_release_review
    FOR EACH ROW EXECUTE FUNCTION post_release_review_stays();
CREATE TRIGGER post_release_review_table_stays BEFORE TRUNCATE ON post_release_review
    FOR EACH STATEMENT EXECUTE FUNCTION post_release_review_stays();
-- ALWAYS: a session in replica mode skips ordinary triggers, but not these.
ALTER TABLE post_release_review ENABLE ALWAYS TRIGGER post_release_review_row_stays;
ALTER TABLE post_release_review ENABLE ALWAYS TRIGGER post_release_review_table_stays;
