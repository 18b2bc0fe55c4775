-- Tags of versions that production did not keep: each is told apart by a second tag, which is pushed until the origin has it.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE rolled_back_tag (
    release_key  text PRIMARY KEY,
    service      text           NOT NULL,
    version      text           NOT NULL,
    kept_version text           NOT NULL,
    next_try_at  timestamptz(6) NOT NULL,
    tries        integer        NOT NULL DEFAULT 0,
    marker       text,
    marked_at    timestamptz(6),
    error        text,
    CONSTRAINT rolled_back_tag_marked CHECK ((marker IS NULL) = (marked_at IS NULL))
);

CREATE INDEX rolled_back_tag_due ON rolled_back_tag (next_try_at) WHERE marked_at IS NULL;

COMMENT ON TABLE rolled_back_tag IS 'One row a rolled-back release that had its tag: the marker that tells the tag apart.';
COMMENT ON COLUMN rolled_back_tag.kept_version IS 'The version that production runs instead';
COMMENT ON COLUMN rolled_back_tag.marker IS 'Name of the second tag, once the origin has it';
COMMENT ON COLUMN rolled_back_tag.error IS 'Why the last try failed; null when none has';
