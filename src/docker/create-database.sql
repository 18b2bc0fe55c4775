-- Runs once, when the database container starts with an empty volume.
-- The application owns its database and nothing else: it is no superuser, so it cannot read files or run programs there.
\set ON_ERROR_STOP on
\getenv password POSTGRES_PASSWORD

CREATE ROLE releases LOGIN PASSWORD :'password';
CREATE DATABASE releases OWNER releases;
REVOKE ALL ON DATABASE releases FROM PUBLIC;

-- The superuser has no business on the network: from now on it gets in from inside the container only.
ALTER ROLE postgres PASSWORD NULL;
