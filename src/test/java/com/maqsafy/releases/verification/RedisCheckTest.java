package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serves POST-06 against a real Redis. */
@Timeout(60)
class RedisCheckTest {

    private static final String PASSWORD = "r3dis-pw";

    @TempDir
    static Path directory;

    private static Process redis;
    private static int port;

    @BeforeAll
    static void startRedis() throws Exception {
        String program = Installed.program("redis-server");
        port = freePort();
        redis = new ProcessBuilder(
                        program,
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--requirepass",
                        PASSWORD,
                        "--dir",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = redis.inputReader();
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("output of redis-server").isNotNull();
        } while (!line.contains("Ready to accept connections"));
    }

    @AfterAll
    static void stopRedis() throws InterruptedException {
        if (redis != null) {
            redis.destroy();
            redis.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void passesWhenRedisAnswers() {
        CheckResult result = redis(port).with("redis", "password", PASSWORD).ask("redis");

        assertThat(result.evidence()).isEqualTo("Redis answered PONG");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsWithoutThePassword() {
        CheckResult result = redis(port).ask("redis");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.evidence()).startsWith("REL-VER-010 Redis refused: NOAUTH");
    }

    @Test
    void failsWithAnotherPasswordAndDoesNotTellIt() {
        CheckResult result = redis(port).with("redis", "password", "wr0ng-pw").ask("redis");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.evidence())
                .startsWith("REL-VER-010 Redis refused: WRONGPASS")
                .doesNotContain("wr0ng-pw");
    }

    @Test
    void cannotTellWhenNobodyListens() throws IOException {
        CheckResult result = redis(freePort()).ask("redis");

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .startsWith("REL-VER-011 the system could not be asked: JedisConnectionException")
                .contains("Failed to connect to 127.0.0.1");
    }

    @Test
    void cannotTellWhenTheServerIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CheckResult result = redis(silent.getLocalPort())
                    .with("redis", "timeout", "400ms")
                    .ask("redis");

            assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
            assertThat(result.evidence()).startsWith("REL-VER-012 no answer within 400 ms");
        }
    }

    private static Asking redis(int port) {
        return Asking.check("redis", "POST-06", "redis")
                .with("redis", "host", "127.0.0.1")
                .with("redis", "port", port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
