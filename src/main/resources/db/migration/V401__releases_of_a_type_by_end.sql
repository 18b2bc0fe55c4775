-- The board lists what ended lately of a type, and of a service and a type. Without these PostgreSQL took all hotfixes that there
-- ever were from the index of what hotfixes mend, to put them beside what ended lately.
CREATE INDEX release_ended_by_type ON release (type, status, finished_at DESC) WHERE finished_at IS NOT NULL;
CREATE INDEX release_ended_by_service_and_type ON release (service, type, status, finished_at DESC) WHERE finished_at IS NOT NULL;
