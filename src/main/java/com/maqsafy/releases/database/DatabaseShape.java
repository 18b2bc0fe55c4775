package com.maqsafy.releases.database;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the schema consists of, as the catalogues of PostgreSQL say it, one line a thing: tables and their owners, columns,
 * constraints, indexes, triggers (and whether they fire), rules, functions by the SHA-256 of their source, and what the
 * role of the connection may do. Names of schema and roles are replaced, so that the lines are the same in every
 * installation. Of tables that are not ours (the engine's, Flyway's) only what is unusual is said.
 */
final class DatabaseShape {

    /** Objects of the schema that belong to no extension; the engine's and Flyway's tables are told apart. */
    private static final String RELATIONS = """
            WITH owner AS (
                SELECT c.relowner AS oid FROM pg_class c WHERE c.oid = to_regclass('ledger_record')),
            relation AS (
                SELECT c.*, CASE WHEN c.relname LIKE 'act\\_%' THEN 'engine' WHEN c.relname LIKE 'flyway\\_%' THEN 'flyway'
                        ELSE 'own' END AS part,
                    CASE WHEN c.relowner = (SELECT oid FROM owner) THEN 'owner' ELSE pg_get_userbyid(c.relowner) END AS owned_by,
                    CASE c.relkind WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
                        ELSE 'relation of kind ' || c.relkind::text END AS kind
                FROM pg_class c
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
            """;

    /** Each answers lines of text. */
    private static final List<String> PARTS = List.of(
            RELATIONS + """
            SELECT kind || ' ' || relname || ' owned by ' || owned_by
                || CASE WHEN relpersistence <> 'p' THEN ', not permanent' ELSE '' END
                || CASE WHEN relrowsecurity THEN ', with row security' ELSE '' END
                || CASE WHEN EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = r.oid OR i.inhrelid = r.oid)
                    THEN ', with inheritance' ELSE '' END
            FROM relation r
            WHERE part = 'own' OR owned_by <> 'owner' OR relrowsecurity OR kind NOT IN ('table', 'sequence')""",
            RELATIONS + """
            SELECT 'column ' || r.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                || CASE a.attidentity WHEN '' THEN '' ELSE ' identity ' || a.attidentity::text END
                || CASE a.attgenerated WHEN '' THEN '' ELSE ' generated' END
                || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
            WHERE r.part = 'own' AND r.relkind <> 'S'""",
            RELATIONS + """
            SELECT 'constraint ' || r.relname || '.' || c.conname || ' ' || pg_get_constraintdef(c.oid)
                || CASE WHEN c.convalidated THEN '' ELSE ' (not validated)' END
            FROM relation r JOIN pg_constraint c ON c.conrelid = r.oid
            WHERE r.part = 'own' AND c.contype IN ('c', 'p', 'u', 'f', 'x')""",
            RELATIONS + """
            SELECT 'index ' || replace(pg_get_indexdef(i.indexrelid), quote_ident(current_schema()) || '.', '')
                || CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' (not in use)' END
            FROM relation r JOIN pg_index i ON i.indrelid = r.oid WHERE r.part = 'own'""",
            RELATIONS + """
            SELECT 'trigger ' || r.relname || '.' || t.tgname || ' fires ' || CASE t.tgenabled WHEN 'A' THEN 'always'
                    WHEN 'O' THEN 'unless in replica mode' WHEN 'D' THEN 'never' ELSE 'in replica mode only' END
                || ': ' || replace(pg_get_triggerdef(t.oid, true), quote_ident(current_schema()) || '.', '')
            FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid WHERE NOT t.tgisinternal""",
            RELATIONS + """
            SELECT 'rule ' || r.relname || '.' || w.rulename || ' ' || w.ev_enabled::text || ': ' || pg_get_ruledef(w.oid)
            FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid""",
            RELATIONS + """
            SELECT 'policy ' || r.relname || '.' || p.polname FROM relation r JOIN pg_policy p ON p.polrelid = r.oid""",
            RELATIONS + """
            SELECT 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') owned by '
                || CASE WHEN p.proowner = (SELECT oid FROM owner) THEN 'owner' ELSE pg_get_userbyid(p.proowner) END
                || ' returns ' || pg_get_function_result(p.oid) || ' language ' || l.lanname
                || CASE WHEN p.prosecdef THEN ' security definer' ELSE '' END
                || coalesce(' set ' || replace(array_to_string(p.proconfig, ', '), quote_ident(current_schema()), 'schema'), '')
                || ' source ' || encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex')
            FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
            WHERE p.pronamespace = current_schema()::regnamespace
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')""",
            // An operator or a cast of one's own would change what the functions above mean.
            """
            SELECT 'operator ' || o.oid::regoperator FROM pg_operator o
            WHERE o.oprnamespace = current_schema()::regnamespace
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'cast from ' || format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL) FROM pg_cast c
            WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'event trigger ' || e.evtname FROM pg_event_trigger e
            UNION ALL
            SELECT 'session in replica mode' WHERE current_setting('session_replication_role') <> 'origin'""",
            // What the role may in the end, however it came to it.
            RELATIONS + """
            SELECT * FROM (
                SELECT 'rights on ' || r.relname || ':' || coalesce((
                    SELECT string_agg(' ' || p.name, '' ORDER BY p.place) FROM (VALUES (1, 'SELECT'), (2, 'INSERT'), (3, 'UPDATE'),
                        (4, 'DELETE'), (5, 'TRUNCATE'), (6, 'REFERENCES'), (7, 'TRIGGER')) AS p (place, name)
                    WHERE has_table_privilege(r.oid, p.name)), '')
                    || coalesce(' UPDATE (' || (
                        SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_attribute a
                        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                            AND has_column_privilege(r.oid, a.attnum, 'UPDATE') AND NOT has_table_privilege(r.oid, 'UPDATE'))
                        || ')', '') AS line, part
                FROM relation r WHERE r.relkind <> 'S') rights
            WHERE part = 'own' OR (part = 'engine' AND line NOT LIKE '%: SELECT INSERT UPDATE DELETE')
                OR (part = 'flyway' AND line NOT LIKE '%:')""",
            RELATIONS + """
            SELECT 'rights on ' || r.relname || ':' || CASE WHEN has_sequence_privilege(r.oid, 'USAGE') THEN ' USAGE' ELSE '' END
                || CASE WHEN has_sequence_privilege(r.oid, 'UPDATE') THEN ' UPDATE' ELSE '' END
            FROM relation r WHERE r.relkind = 'S'""",
            RELATIONS + """
            SELECT 'rights of ' || CASE WHEN x.grantee = 0 THEN 'everybody' ELSE pg_get_userbyid(x.grantee) END || ' on '
                || r.relname || ': ' || x.privilege_type
            FROM relation r
            CROSS JOIN LATERAL (
                SELECT * FROM aclexplode(r.relacl)
                UNION ALL
                SELECT e.* FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) e WHERE a.attrelid = r.oid) x
            WHERE x.grantee NOT IN (r.relowner, (SELECT oid FROM pg_roles WHERE rolname = current_user))
                AND (x.grantee = 0 OR x.privilege_type <> 'SELECT')""",
            """
            SELECT 'rights on the schema: CREATE' WHERE has_schema_privilege(current_schema(), 'CREATE')
            UNION ALL
            SELECT 'rights on the database: CREATE' WHERE has_database_privilege(current_database(), 'CREATE')
            UNION ALL
            SELECT 'rights on the database: TEMPORARY' WHERE has_database_privilege(current_database(), 'TEMPORARY')""");

    private DatabaseShape() {}

    /** The lines as they are now, for the role of the connection. */
    static SortedSet<String> read(JdbcClient jdbc) {
        TreeSet<String> lines = new TreeSet<>();
        PARTS.forEach(part -> jdbc.sql(part).query((rs, row) -> rs.getString(1)).list().stream()
                .map(line -> line.replace('\n', ' '))
                .forEach(lines::add));
        return lines;
    }

    /** What stands in one and not in the other, each as a sentence with what to do. */
    static List<String> differences(SortedSet<String> expected, SortedSet<String> actual) {
        List<String> differences = new ArrayList<>();
        expected.stream()
                .filter(line -> !actual.contains(line))
                .forEach(line -> differences.add("REL-DBO-010 Missing, or not as it was made: " + line));
        actual.stream()
                .filter(line -> !expected.contains(line))
                .forEach(line -> differences.add("REL-DBO-011 Not made by this application: " + line));
        return differences;
    }
}
