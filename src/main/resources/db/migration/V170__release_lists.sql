-- What the Releases application lists beside the log: what is planned, what ended lately, and what is somebody's own. Without
-- these all that ever ended would be read for them.
CREATE INDEX release_planned ON release (planned_at) WHERE finished_at IS NULL AND planned_at IS NOT NULL;
CREATE INDEX release_ended_by_status ON release (status, finished_at DESC) WHERE finished_at IS NOT NULL;
CREATE INDEX release_by_owner_and_status ON release (owner, status, id DESC);
CREATE INDEX release_by_owner ON release (owner, id DESC);
