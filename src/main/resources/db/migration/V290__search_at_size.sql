-- Searching for what few releases have (a requirement, a commit, a version, a requester) read all
-- releases that there ever were. Versions and commits are looked for by their beginning, whatever the collation.
CREATE INDEX release_by_requirement ON release USING gin (requirements);
CREATE INDEX release_by_commit ON release ((commit_id::text) text_pattern_ops);
CREATE INDEX release_by_version_text ON release (version text_pattern_ops);
CREATE INDEX release_by_requester ON release (requester, id DESC);
