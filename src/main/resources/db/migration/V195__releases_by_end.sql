-- The archive of a period lists what ended in it; without this all that ever ended would be read for it.
CREATE INDEX release_ended ON release (finished_at, id) WHERE finished_at IS NOT NULL;
