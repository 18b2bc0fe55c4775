package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Serves POST-07 against a real PostgreSQL. */
@Timeout(60)
class JdbcCheckTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role probe login password 'pr0be-pw'");
            statement.execute("create role closed nologin password 'pr0be-pw'");
        }
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void passesWhenTheDatabaseAnswersAndLeavesNoConnection() throws Exception {
        CheckResult result = database(url(postgres.getPort()), "probe").ask("database");

        assertThat(result.evidence()).isEqualTo("PostgreSQL answered select 1");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The server ends a closed session a moment later than the client.
            statement.execute("do $$ begin for i in 1..100 loop perform pg_stat_clear_snapshot();"
                    + " exit when not exists (select from pg_stat_activity where usename = 'probe');"
                    + " perform pg_sleep(0.05); end loop; end $$");
            try (ResultSet open =
                    statement.executeQuery("select count(*) from pg_stat_activity where usename = 'probe'")) {
                open.next();
                assertThat(open.getInt(1)).isZero();
            }
        }
    }

    @Test
    void failsWhenTheDatabaseRefusesTheUser() {
        CheckResult result = database(url(postgres.getPort()), "closed").ask("database");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.evidence())
                .startsWith(
                        "REL-VER-010 the database refused (SQLSTATE 28000): FATAL: role \"closed\" is not permitted")
                .doesNotContain("pr0be-pw");
    }

    @Test
    void masksThePasswordInWhatTheDatabaseSays() {
        CheckResult result = database(url(postgres.getPort()), "closed")
                .with("database", "password", "closed")
                .ask("database");

        assertThat(result.evidence())
                .contains("role \"[redacted]\" is not permitted")
                .doesNotContain("closed");
    }

    @Test
    void cannotTellWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        CheckResult result = database(url(port), "probe").ask("database");

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .startsWith("REL-VER-011 the system could not be asked: PSQLException (Connection to 127.0.0.1:" + port
                        + " refused");
    }

    @Test
    void cannotTellWhenTheServerIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CheckResult result = database(url(silent.getLocalPort()), "probe")
                    .with("database", "timeout", "500ms")
                    .ask("database");

            assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
            assertThat(result.evidence()).startsWith("REL-VER-012 no answer within 500 ms");
            assertThat(result.duration()).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static Asking database(String url, String username) {
        return Asking.check("database", "POST-07", "jdbc")
                .with("database", "url", url)
                .with("database", "username", username)
                .with("database", "password", "pr0be-pw");
    }
}
