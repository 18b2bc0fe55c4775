-- The release log is read newest first, by any of its filters. One that few releases pass, alone or with a second, has its
-- index: without it they are looked for through all of them.
CREATE INDEX release_by_status ON release (status, id DESC);
CREATE INDEX release_by_type ON release (type, id DESC);
CREATE INDEX release_by_type_and_status ON release (type, status, id DESC);
CREATE INDEX release_by_service_and_status ON release (service, status, id DESC);
CREATE INDEX release_by_service_and_type ON release (service, type, id DESC);
