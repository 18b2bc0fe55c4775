package com.maqsafy.releases.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's role: one that owns the tables, or can become their owner, could change evidence and hide it. */
final class DatabaseRole {

    private static final String OWNED = """
            SELECT DISTINCT pg_get_userbyid(owner) FROM (
                SELECT relowner AS owner FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S', 'v')
                UNION ALL SELECT proowner FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
                UNION ALL SELECT nspowner FROM pg_namespace WHERE nspname = current_schema()
                UNION ALL SELECT datdba FROM pg_database WHERE datname = current_database()) owned
            WHERE pg_has_role(current_user, owner, 'MEMBER') OR pg_has_role(session_user, owner, 'MEMBER')
            ORDER BY 1""";

    private DatabaseRole() {}

    /** @throws DatabaseRefusedException {@code REL-DBO-001} or {@code REL-DBO-002} */
    static void requireApart(JdbcClient jdbc) {
        String role = jdbc.sql("SELECT current_user").query(String.class).single();
        boolean mighty = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM pg_roles WHERE rolname IN (current_user, session_user)
                            AND (rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls))""").query(Boolean.class).single();
        if (mighty) {
            throw new DatabaseRefusedException(
                    ("REL-DBO-002 Not started: the database role %s, with which the application works, is a superuser or may make"
                                    + " roles, replicate or bypass row security. Give the application a role of its own: CREATE ROLE"
                                    + " releases LOGIN PASSWORD '...', and name it in spring.datasource.username.")
                            .formatted(role));
        }
        String database =
                jdbc.sql("SELECT current_database()").query(String.class).single();
        List<String> owners = jdbc.sql(OWNED).query(String.class).list();
        if (!owners.isEmpty()) {
            throw new DatabaseRefusedException(
                    ("REL-DBO-001 Not started: the database role %s, with which the application works, owns its tables or is a"
                                    + " member of their owner (%s), so it could change evidence. Name a role of its own in"
                                    + " spring.datasource.username, and the owner in spring.flyway.user. In an installation from before, let"
                                    + " another role own the tables, as a superuser: CREATE ROLE releases_owner LOGIN PASSWORD '...'; in this"
                                    + " database REASSIGN OWNED BY %s TO releases_owner; REVOKE ALL ON DATABASE %s FROM PUBLIC; GRANT"
                                    + " CONNECT ON DATABASE %s TO %s.")
                            .formatted(role, String.join(", ", owners), role, database, database, role));
        }
    }
}
