-- How long hotfixes took is read for a period; without this all hotfixes that ever were are looked at for it.
CREATE INDEX release_hotfix_ended ON release (finished_at) WHERE type = 'hotfix' AND status = 'released';

COMMENT ON INDEX release_hotfix_ended IS 'Released hotfixes by their end';
