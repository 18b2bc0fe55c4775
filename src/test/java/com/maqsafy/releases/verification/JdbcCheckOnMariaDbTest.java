package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.MariaDb;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Serves POST-07 against a real MariaDB, by its own address and by MySQL's. */
@Timeout(180)
class JdbcCheckOnMariaDbTest {

    @TempDir
    static Path directory;

    private static MariaDb database;

    @BeforeAll
    static void startMariaDb() throws Exception {
        // Skips the test and says so.
        Installed.program("mariadbd");
        database = MariaDb.start(directory);
    }

    @AfterAll
    static void stopMariaDb() throws InterruptedException {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://127.0.0.1:PORT/",
                "jdbc:mysql://127.0.0.1:PORT/",
                "jdbc:mysql://127.0.0.1:PORT/?sslMode=disable",
                "jdbc:mysql://127.0.0.1:PORT/?permitMysqlScheme"
            })
    void passesWhenTheDatabaseAnswers(String url) {
        CheckResult result = asking(url.replace("PORT", "" + database.port())).ask("database");

        assertThat(result.evidence()).isEqualTo("MariaDB answered select 1");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsWithAnotherPasswordAndDoesNotTellIt() {
        CheckResult result = asking("jdbc:mysql://127.0.0.1:" + database.port() + "/")
                .with("database", "password", "wr0ng-pw")
                .ask("database");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.evidence())
                .startsWith("REL-VER-010 the database refused (SQLSTATE 28000)")
                .contains("Access denied for user '" + MariaDb.USER + "'")
                .doesNotContain("wr0ng-pw");
    }

    @Test
    void cannotTellWhenTheServerIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CheckResult result = asking("jdbc:mariadb://127.0.0.1:" + silent.getLocalPort() + "/")
                    .with("database", "timeout", "500ms")
                    .ask("database");

            assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
            assertThat(result.duration()).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static Asking asking(String url) {
        return Asking.check("database", "POST-07", "jdbc")
                .with("database", "url", url)
                .with("database", "username", MariaDb.USER)
                .with("database", "password", MariaDb.PASSWORD);
    }
}
