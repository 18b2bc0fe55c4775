-- Runs once, when the database container starts with an empty volume.
-- Two roles: releases_owner makes and owns the tables (Flyway, at the start of the application), releases is what the application
-- works with. That one owns nothing, so that it cannot change evidence, and neither is a superuser, so that they cannot read
-- files or run programs there.
\set ON_ERROR_STOP on
\getenv password POSTGRES_PASSWORD
\getenv owner_password RELEASES_OWNER_PASSWORD

CREATE ROLE releases_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE releases LOGIN PASSWORD :'password';
CREATE DATABASE releases OWNER releases_owner;
REVOKE ALL ON DATABASE releases FROM PUBLIC;
GRANT CONNECT ON DATABASE releases TO releases;

-- The superuser has no business on the network: from now on it gets in from inside the container only.
ALTER ROLE postgres PASSWORD NULL;
