-- A copy of the server's files has the same cluster and the same numbers; the process that serves it is another one. So a node
-- whose data directory is new joins only where a known node was served by the very process that serves it.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

ALTER TABLE instance_node ADD COLUMN server_started timestamptz(6);
COMMENT ON COLUMN instance_node.server_started IS 'When the process of the database server had begun to which it gave its last sign of life; null before that was noted';
