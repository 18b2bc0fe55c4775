package com.maqsafy.releases.system;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finished releases by the thousand, written by SQL: one in twenty is of the test service, the others of nineteen more; nine
 * of ten were released. One was requested every three minutes, the first one two hours ago, so that what is read of a period
 * does not grow with what ended before it. Each has four ledger records, a seal, a process instance and an activity in the engine's history.
 *
 * <p>Restrictions are inserted as the database allows everybody. The triggers of releases, ledger, seals and reviews, which
 * check one row after the other, are switched off meanwhile by the owner of the tables, so hashes and signatures
 * of these rows mean nothing; what the benchmark reads of the ledger belongs to a release that really ran. Open releases have
 * a process instance and three tasks each, and move no further.
 */
final class ManyReleases {

    private static final List<String> GUARDED =
            List.of("release", "ledger_head", "ledger_record", "seal", "post_release_review");

    private static final List<String> OPEN = List.of("""
            INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                status, notes, process_instance_id, created_at, planned_at)
            SELECT 'service-' || i % 20 || '-9.' || i || '.0', 'service-' || i % 20, '9.' || i || '.0', '0.0.0',
                CASE WHEN i % 20 = 3 THEN 'hotfix' ELSE 'minor' END, 'feature', 'main', repeat('a', 40), 'One that is open',
                '{A change}', '{backend}', '{code-logic}', '{}', '{R-1}', 'None',
                CASE WHEN i % 10 = 0 THEN 'owner' ELSE 'developer' END, 'owner', false,
                (ARRAY['preparing', 'awaiting-approval', 'approved', 'deploying'])[1 + i % 4], '', 'open-' || i, now(),
                CASE WHEN i % 5 = 0 THEN now() + interval '3 days' END
            FROM generate_series(:from, :to) AS i""", """
            INSERT INTO act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, proc_def_key_,
                is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
            SELECT 'open-' || i, 1, 'open-' || i, 'open-' || i, 'service-' || i % 20 || '-9.' || i || '.0', definition.id_,
                'standard-release', true,
                false, true, false, 1, 2, 1
            FROM generate_series(:from, :to) AS i,
                (SELECT id_ FROM act_re_procdef WHERE key_ = 'standard-release' LIMIT 1) definition""", """
            INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,
                create_time_, due_date_, suspension_state_)
            SELECT 'open-' || i || '-' || n, 1, 'open-' || i, 'open-' || i, definition.id_, 'One of many tasks',
                'userTask_approveRelease', 50, now(), now() + interval '30 days' + i * interval '1 minute', 1
            FROM generate_series(:from, :to) AS i CROSS JOIN generate_series(1, 3) AS n,
                (SELECT id_ FROM act_re_procdef WHERE key_ = 'standard-release' LIMIT 1) definition""", """
            INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
            SELECT 'open-' || i || '-' || n, 1, (ARRAY['developer', 'technical-owner', 'product-owner'])[n], 'candidate',
                'open-' || i || '-' || n
            FROM generate_series(:from, :to) AS i CROSS JOIN generate_series(1, 3) AS n""");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean whole;
    private long there;
    private long underWay;

    /** @param whole with seals and the engine's history; lists and searches read neither */
    ManyReleases(JdbcClient jdbc, TransactionTemplate transaction, boolean whole) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.whole = whole;
    }

    /** Adds finished releases until there are so many. */
    void upTo(long count) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("SET LOCAL synchronous_commit = off").update();
            GUARDED.forEach(table ->
                    jdbc.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update());
            fill(there + 1, count);
            GUARDED.forEach(table ->
                    jdbc.sql("ALTER TABLE " + table + " ENABLE TRIGGER USER").update());
            enableAlways();
        });
        there = count;
        // As a database is that grew over years: what was written is on the disk, and what can be seen by all is known.
        jdbc.sql("VACUUM ANALYZE").update();
    }

    /** Back to what the migrations say: also for sessions in replica mode. */
    private void enableAlways() {
        jdbc.sql("""
                        SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname)
                        FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'
                        AND tgrelid::regclass::text IN (:tables)""")
                .param("tables", GUARDED)
                .query(String.class)
                .list()
                .forEach(alter -> jdbc.sql(alter).update());
    }

    /** Adds open releases until there are so many, in four phases; each waits for the developer and two approvers. */
    void openUpTo(long count) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("ALTER TABLE release DISABLE TRIGGER USER").update();
            jdbc.sql("ALTER TABLE release ENABLE ALWAYS TRIGGER release_terms").update();
            OPEN.forEach(insert -> jdbc.sql(insert)
                    .param("from", underWay + 1)
                    .param("to", count)
                    .update());
            jdbc.sql("ALTER TABLE release ENABLE TRIGGER USER").update();
            enableAlways();
        });
        underWay = count;
        jdbc.sql("ANALYZE").update();
    }

    private void fill(long from, long to) {
        insert(from, to, """
                INSERT INTO release (key, service, version, previous_version, type, change_type, branch, commit_id, summary,
                    changes, contains, changed_aspects, found, requirements, risks, owner, requester, maintenance_mode,
                    status, notes, process_instance_id, created_at, finished_at)
                SELECT service || '-' || version, service, version, '0.0.0', type, 'fix', 'main', repeat('a', 40),
                    'One of many', '{A change}', '{backend}', '{code-logic}', '{}', '{R-1}', 'None', 'owner', 'owner', false,
                    status, '', 'many-' || i, at, at + interval '1 hour'
                FROM many""");
        insert(from, to, """
                INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at, lifted_at)
                SELECT service || '-' || version, 'many-' || i, 'owner', at, CASE WHEN i % 2000 = 7 THEN at + interval '1 day' END
                FROM many WHERE type = 'security'""");
        insert(from, to, """
                INSERT INTO post_release_review (release_key, service, due_at, reviewed_at)
                SELECT service || '-' || version, service, at + interval '6 days', at + interval '2 days'
                FROM many WHERE type = 'hotfix' AND status = 'released'""");
        insert(from, to, """
                INSERT INTO ledger_head (release_key, sequence, hash, time, sealed)
                SELECT service || '-' || version, 2, repeat('b', 64), at + interval '1 hour', true FROM many""");
        insert(from, to, """
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                SELECT service || '-' || version, n, at + interval '1 hour' * (n - 1), 'owner',
                    CASE n WHEN 1 THEN 'releaseRequested' ELSE 'released' END, '{PRIN-01}', '{"version":"1"}',
                    repeat('0', 64), repeat('b', 64)
                FROM many CROSS JOIN generate_series(1, 2) AS n""");
        // Two approve each release; for one in 5000 a duty is lifted, and one in 7000 is approved by management.
        insert(from, to, """
                INSERT INTO ledger_record (release_key, sequence, time, actor, kind, items, payload, previous_hash, hash)
                SELECT service || '-' || version, 2 + n, at + interval '30 minutes', CASE n WHEN 1 THEN 'qa' ELSE 'tech' END,
                    'approvalDecided', '{APR-02}', jsonb_build_object('decision', 'approve', 'role', CASE WHEN n = 1 THEN 'qa'
                        WHEN i % 7000 = 1 THEN 'management' ELSE 'technical-owner' END, 'act', jsonb_build_object('lifted',
                        CASE WHEN i % 5000 = 1 THEN '[{"duty": "author"}]' ELSE '[]' END::jsonb))::text,
                    repeat('0', 64), repeat('b', 64)
                FROM many CROSS JOIN generate_series(1, 2) AS n""");
        // What the triggers would have written of these rows, which takes longer.
        insert(from, to, """
                INSERT INTO release_term (sort, term, release_id)
                SELECT t.sort, t.term, r.id
                FROM many JOIN release r ON r.key = many.service || '-' || many.version
                    CROSS JOIN LATERAL (VALUES ('owner', 'owner'), ('requester', 'owner'), ('requirement', 'R-1'),
                        ('commit', 'aaaaaaa'), ('version', many.version), ('version', '0'), ('version', '0.' || i / 1000),
                        ('actor', 'owner'), ('actor', 'qa'), ('actor', 'tech'), ('item', 'PRIN-01'), ('item', 'APR-02'),
                        ('approver', 'qa'), ('approver', 'tech'), ('role', 'qa'), ('approver-role', 'qa qa'),
                        ('role', CASE WHEN i % 7000 = 1 THEN 'management' ELSE 'technical-owner' END),
                        ('approver-role', 'tech ' || CASE WHEN i % 7000 = 1 THEN 'management' ELSE 'technical-owner' END),
                        ('exception', CASE WHEN i % 5000 = 1 THEN '' END)) AS t (sort, term)
                WHERE t.term IS NOT NULL
                ORDER BY 1, 2, 3""");
        if (whole) {
            fillSealsAndHistory(from, to);
        }
    }

    private void fillSealsAndHistory(long from, long to) {
        insert(from, to, """
                INSERT INTO seal (sequence, release_key, head_sequence, head_hash, sealed_at, previous_seal_hash, seal_hash,
                    signature, key_id, envelope)
                SELECT (SELECT coalesce(max(sequence), 0) FROM seal) + i, service || '-' || version, 2, repeat('b', 64), at,
                    repeat('c', 64), repeat('c', 64), 'none', 'none', '{}'
                FROM many""");
        insert(from, to, """
                INSERT INTO act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_,
                    end_time_, duration_, start_user_id_, root_proc_inst_id_, state_)
                SELECT 'many-' || i, 'many-' || i, service || '-' || version, 'standard-release', definition.id_, at,
                    at + interval '1 hour', 3600000, 'owner', 'many-' || i, 'COMPLETED'
                FROM many, (SELECT id_ FROM act_re_procdef WHERE key_ = 'standard-release' LIMIT 1) definition""");
        insert(from, to, """
                INSERT INTO act_hi_actinst (id_, proc_inst_id_, root_proc_inst_id_, execution_id_, proc_def_key_, proc_def_id_,
                    act_id_, act_type_, start_time_, end_time_, duration_, act_inst_state_)
                SELECT 'many-' || i, 'many-' || i, 'many-' || i, 'many-' || i, 'standard-release', definition.id_,
                    'endEvent_released', 'noneEndEvent', at, at, 0, 1
                FROM many, (SELECT id_ FROM act_re_procdef WHERE key_ = 'standard-release' LIMIT 1) definition""");
    }

    private void insert(long from, long to, String insert) {
        int split = insert.indexOf("SELECT");
        jdbc.sql(insert.substring(0, split) + """
                        WITH many AS (
                            SELECT i, CASE i % 20 WHEN 0 THEN 'snack-api' ELSE 'service-' || i % 20 END AS service,
                                '0.' || i / 1000 || '.' || i % 1000 AS version,
                                CASE WHEN i % 1000 = 7 THEN 'security' WHEN i % 20 = 3 THEN 'hotfix' ELSE 'patch' END AS type,
                                CASE i / 20 % 10 WHEN 9 THEN (ARRAY['rolled-back', 'rejected', 'withdrawn', 'failed'])[1 + i % 4]
                                    ELSE 'released' END AS status,
                                date_trunc('minute', now()) - interval '2 hours' - i * interval '3 minutes' AS at
                            FROM generate_series(:from, :to) AS i)
                        """ + insert.substring(split))
                .param("from", from)
                .param("to", to)
                .update();
    }
}
