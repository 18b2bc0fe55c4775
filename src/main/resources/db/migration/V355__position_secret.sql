-- Positions in the release log count all releases, so that a gap would tell of a restricted one. Who may not know of all of them
-- is shown a position under a permutation with this secret, which all nodes share.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE release_position_secret (
    sole   boolean PRIMARY KEY DEFAULT true CHECK (sole),
    secret bytea   NOT NULL CHECK (length(secret) = 32)
);
COMMENT ON TABLE release_position_secret IS 'Hides what positions in the release log count; made once, by chance';

INSERT INTO release_position_secret (secret)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
