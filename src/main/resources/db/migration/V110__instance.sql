-- Which installation this database belongs to. A copy of it, restored elsewhere, is recognised by what it is recorded to
-- run in, and waits in safe mode until two people have said that it is production.

SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE instance_identity (
    generation    integer PRIMARY KEY CHECK (generation > 0),
    id            uuid           NOT NULL UNIQUE,
    cluster       text,
    database_oid  bigint         NOT NULL,
    database_name text           NOT NULL,
    since         timestamptz(6) NOT NULL,
    decided_by    text[]         NOT NULL,
    reason        text           NOT NULL
);

COMMENT ON TABLE instance_identity IS 'The identities of this installation; the one of the highest generation holds. A new one is made at the first start, and when two people said that a restored copy is production.';
COMMENT ON COLUMN instance_identity.generation IS 'From 1 without gaps';
COMMENT ON COLUMN instance_identity.id IS 'The identity, repeated in the data directory of every node';
COMMENT ON COLUMN instance_identity.cluster IS 'System identifier of the PostgreSQL cluster; null where the role may not ask for it';
COMMENT ON COLUMN instance_identity.database_oid IS 'Number of the database in its cluster: a restored dump has another one';
COMMENT ON COLUMN instance_identity.database_name IS 'Name of the database at that time, for people';
COMMENT ON COLUMN instance_identity.since IS 'When it began';
COMMENT ON COLUMN instance_identity.decided_by IS 'User ids of those who decided, or system:start';
COMMENT ON COLUMN instance_identity.reason IS 'Why, in their words';

CREATE TABLE instance_node (
    node       uuid PRIMARY KEY,
    host       text           NOT NULL,
    address    text           NOT NULL,
    first_seen timestamptz(6) NOT NULL,
    last_seen  timestamptz(6) NOT NULL,
    beat       bigint         NOT NULL DEFAULT 0
);

COMMENT ON TABLE instance_node IS 'The nodes of this installation: one a data directory.';
COMMENT ON COLUMN instance_node.node IS 'The node''s identity, kept in its data directory';
COMMENT ON COLUMN instance_node.host IS 'Host on which it ran last, for people';
COMMENT ON COLUMN instance_node.address IS 'Host, port and name under which it reached the database last, without user and password';
COMMENT ON COLUMN instance_node.first_seen IS 'When it came';
COMMENT ON COLUMN instance_node.last_seen IS 'When it last gave a sign of life, once a minute';
COMMENT ON COLUMN instance_node.beat IS 'Number of signs of life. The data directory remembers it too: a database that knows fewer was set back';

CREATE TABLE instance_claim (
    situation  char(64)       NOT NULL,
    person     text           NOT NULL,
    roles      text[]         NOT NULL,
    reason     text           NOT NULL CHECK (btrim(reason) <> ''),
    claimed_at timestamptz(6) NOT NULL,
    PRIMARY KEY (situation, person)
);

COMMENT ON TABLE instance_claim IS 'Who said in which situation that this instance is production. Append-only.';
COMMENT ON COLUMN instance_claim.situation IS 'SHA-256 over the recorded and the actual surroundings: a claim in one copy counts in no other';
COMMENT ON COLUMN instance_claim.person IS 'User id';
COMMENT ON COLUMN instance_claim.roles IS 'The roles by which the person may say so';
COMMENT ON COLUMN instance_claim.reason IS 'Why, in the person''s words';
COMMENT ON COLUMN instance_claim.claimed_at IS 'When';

CREATE FUNCTION instance_is_append_only() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    RAISE EXCEPTION 'REL-INS-020 % on % is refused: who decided about an instance stays recorded.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER instance_identity_append_only BEFORE UPDATE OR DELETE ON instance_identity
    FOR EACH ROW EXECUTE FUNCTION instance_is_append_only();
CREATE TRIGGER instance_identity_no_truncate BEFORE TRUNCATE ON instance_identity
    FOR EACH STATEMENT EXECUTE FUNCTION instance_is_append_only();
CREATE TRIGGER instance_claim_append_only BEFORE UPDATE OR DELETE ON instance_claim
    FOR EACH ROW EXECUTE FUNCTION instance_is_append_only();
CREATE TRIGGER instance_claim_no_truncate BEFORE TRUNCATE ON instance_claim
    FOR EACH STATEMENT EXECUTE FUNCTION instance_is_append_only();
ALTER TABLE instance_identity ENABLE ALWAYS TRIGGER instance_identity_append_only;
ALTER TABLE instance_identity ENABLE ALWAYS TRIGGER instance_identity_no_truncate;
ALTER TABLE instance_claim ENABLE ALWAYS TRIGGER instance_claim_append_only;
ALTER TABLE instance_claim ENABLE ALWAYS TRIGGER instance_claim_no_truncate;
