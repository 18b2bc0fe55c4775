-- Versions of a service in the order of their numbers, so that what follows one is found without reading those before.
CREATE INDEX release_by_version ON release (service, (CAST(string_to_array(version, '.') AS numeric[])))
    WHERE version ~ '^[0-9]+[.][0-9]+[.][0-9]+$';
