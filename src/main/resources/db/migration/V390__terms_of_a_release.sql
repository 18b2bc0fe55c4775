-- What searches know of one release: the look at the database compares it with the release and its ledger.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE INDEX release_term_by_release ON release_term (release_id);
