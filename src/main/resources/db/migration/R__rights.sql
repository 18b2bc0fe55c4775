-- What the application's role may do, and nothing else. Run again whenever this file or the role's name changes: a migration
-- that adds a table adds its row here. UPDATE is given on the columns that change, and DELETE where rows are no evidence.
DO $rights$
DECLARE
    application text := '${application-role}';
    given       record;
    "table"     text;
BEGIN
    IF application = '' OR application = current_user OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = application) THEN
        RAISE NOTICE 'No role of the application is known beside the owner of the tables: no rights are given.';
        RETURN;
    END IF;
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), application);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', current_schema(), application);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %I', current_schema(), application);

    FOR given IN SELECT * FROM (VALUES
        ('account_identity', 'SELECT, INSERT'),
        ('account_state', 'SELECT, INSERT, UPDATE (deactivated_at, deactivated_by, reason, signed_out_at)'),
        ('api_token', 'SELECT, INSERT, UPDATE (revoked_at, revoked_by, last_used_at)'),
        ('checkpoint_timestamp', 'SELECT, INSERT'),
        ('database_look', 'SELECT, INSERT'),
        ('deputy', 'SELECT, INSERT, UPDATE (revoked_by, revoked_at)'),
        ('event_id_secret', 'SELECT'),
        ('idempotency_key', 'SELECT, INSERT'),
        ('instance_claim', 'SELECT, INSERT'),
        ('instance_identity', 'SELECT, INSERT'),
        ('instance_node', 'SELECT, INSERT, DELETE, UPDATE (host, address, server_started, last_seen, beat)'),
        ('kept_document', 'SELECT, INSERT'),
        -- Deleted by retention only: its trigger asks for the records of it.
        ('kept_file', 'SELECT, INSERT, DELETE'),
        -- Follows the ledger: its trigger refuses every change that is not that of the ledger's own triggers.
        ('ledger_head', 'SELECT, INSERT, UPDATE (sequence, hash, time, sealed)'),
        ('ledger_record', 'SELECT, INSERT'),
        ('notification_channel', 'SELECT, INSERT, UPDATE (failing_since, failures, paused_until, error, last_sent_at)'),
        ('notification_delivery', 'SELECT, INSERT, DELETE, UPDATE (state, next_try_at, attempts, claim, claimed_until, ended_at,'
            ' error)'),
        ('notification_delivery_event', 'SELECT, INSERT'),
        ('notification_event', 'SELECT, INSERT, DELETE, UPDATE (dispatch_tries, dispatch_at, dispatched_at)'),
        ('notification_preference', 'SELECT, INSERT, UPDATE (language, zone, quiet_from, quiet_until, digest_at, modes, services,'
            ' releases, changed_at)'),
        ('notification_thread', 'SELECT, INSERT'),
        ('post_release_review', 'SELECT, INSERT, UPDATE (reviewed_at)'),
        ('production_change', 'SELECT, INSERT'),
        ('release', 'SELECT, INSERT, UPDATE (previous_version, commit_id, summary, changes, contains, changed_aspects,'
            ' found, requirements, risks, planned_at, status, notes, finished_at, revision)'),
        ('release_event', 'SELECT, INSERT, DELETE, UPDATE (position)'),
        ('release_position_secret', 'SELECT'),
        ('release_restriction', 'SELECT, INSERT, UPDATE (lifted_at)'),
        -- Follows releases and ledger: their triggers write it, as the owner of the tables.
        ('release_term', 'SELECT'),
        ('rolled_back_tag', 'SELECT, INSERT, UPDATE (next_try_at, tries, marker, marked_at, error)'),
        ('seal', 'SELECT, INSERT'),
        ('service_production', 'SELECT, INSERT, UPDATE (version, commit_id, since, release_key, change_release, change_since,'
            ' maintenance_release, maintenance_since, observed_version, observed_commit, observed_at, observation_error,'
            ' next_observation_at, drift_since, drift_version)'),
        ('signing_key', 'SELECT, INSERT'),
        ('signing_key_proposal', 'SELECT, INSERT'),
        ('step_journal', 'SELECT, INSERT, UPDATE (ended_at, outcome, exit_code, output, output_sha256, pid, pid_started_at)'),
        ('step_progress', 'SELECT, INSERT, DELETE, UPDATE (attempt, run, node, started_at, updated_at, lines)'),
        ('step_stop_request', 'SELECT, INSERT'),
        ('technical_failure', 'SELECT, INSERT, UPDATE (owner, escalated, instance, decision, closed_at)'),
        ('unsealed_ending', 'SELECT'),
        ('release_event_position', 'USAGE'),
        ('step_journal_token', 'USAGE')
    ) AS rights (object, privileges) LOOP
        -- Tests make some of the tables only.
        IF to_regclass(given.object) IS NOT NULL THEN
            EXECUTE format('GRANT %s ON %I TO %I', given.privileges, given.object, application);
        END IF;
    END LOOP;

    -- The engine's own tables. It deletes what has ended, and its history when the time to live of a model is over.
    FOR "table" IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'act\_%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', "table", application);
    END LOOP;
END
$rights$;
