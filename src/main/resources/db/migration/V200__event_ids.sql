-- Places of events count those of all releases, so that a gap would tell of a restricted one. What clients get as the id of an
-- event is its place, sealed with this secret, which all nodes share.
CREATE TABLE event_id_secret (
    sole   boolean PRIMARY KEY DEFAULT true CHECK (sole),
    secret bytea   NOT NULL CHECK (length(secret) = 32)
);
COMMENT ON TABLE event_id_secret IS 'Seals the ids of server-sent events; made once, by chance';

INSERT INTO event_id_secret (secret)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
