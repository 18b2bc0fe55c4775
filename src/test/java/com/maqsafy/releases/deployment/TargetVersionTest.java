package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Asking a target what it runs (promise 8)")
class TargetVersionTest {

    private static final String PREFIX = "releases.services.canteen-api.production.";

    private final CommandRunner commands = mock(CommandRunner.class);
    private DeploymentSettings deployments = new DeploymentSettings(Map.of());
    private TargetVersion target =
            new TargetVersion(deployments, commands, mock(ProductionRows.class), Clock.systemUTC());
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private HttpServer server;
    private volatile String body = "";
    private volatile int status = 200;
    private volatile String authorization;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.createContext("/hangs", exchange -> {
            try {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('1');
                exchange.getResponseBody().flush();
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[512]);
                    out.flush();
                    Thread.sleep(5);
                }
            } catch (IOException e) {
                hungUp.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\":\"1.5.0\"}             | json=version            | 200 | 1.5.0",
                "{\"build\":{\"version\":\"v1.5.0\"}} | json=/build/version     | 200 | 1.5.0",
                "{\"build\":{\"version\":\"v1.5.0\"}} | json=build.version      | 503 | 1.5.0",
                "1.5.0 and more                      | pattern=(\\S+) and      | 200 | 1.5.0",
                "v1.5.0-rc.1                         | interval=5m             | 200 | 1.5.0-rc.1",
                "<html>down</html>                   | json=version            | 503 | REL-PRD-017",
                "1.5.0                               | interval=5m             | 503 | REL-PRD-013",
                "secret of somebody                  | interval=5m             | 200 | REL-PRD-016",
                "{\"version\":null}                  | json=version            | 200 | REL-PRD-016",
                "{\"version\":1.5}                   | json=version            | 200 | REL-PRD-016",
                "[{\"version\":\"1.5.0\"}]           | json=/0/version         | 200 | 1.5.0",
                "[{\"version\":\"1.5.0\"}]           | json=version            | 200 | REL-PRD-016",
                "{\"version\":\"1.5.0\",\"version\":\"1.4.1\"} | json=version    | 200 | REL-PRD-017",
                "{\"version\":\"1.5.0\"}{\"version\":\"1.4.1\"} | json=version   | 200 | REL-PRD-017",
                "<html>log in</html>                 | json=version            | 200 | REL-PRD-017",
                "{\"version\":\"1.5.0\"}             | json=version            | 302 | REL-PRD-013",
                "1.5.0 1.4.1                         | interval=5m             | 200 | REL-PRD-016",
                "1.5.0.1                             | interval=5m             | 200 | REL-PRD-016",
                "01.5.0                              | interval=5m             | 200 | REL-PRD-016",
                "V1.5.0                              | interval=5m             | 200 | 1.5.0",
                "1.5.0+build.7                       | interval=5m             | 200 | 1.5.0",
                "v1.5.0-rc.1+7                       | interval=5m             | 200 | 1.5.0-rc.1",
                "1.5.0+                              | interval=5m             | 200 | REL-PRD-016",
                "vv1.5.0                             | interval=5m             | 200 | REL-PRD-016",
                "'\uFEFF1.5.0'                       | interval=5m             | 200 | 1.5.0",
                "'\uFEFF{\"version\":\"1.5.0\"}'     | json=version            | 200 | 1.5.0",
                "''                                  | interval=5m             | 200 | REL-PRD-016",
                "''                                  | json=version            | 200 | REL-PRD-01",
            })
    void readsAnAnswerOverHttp(String answer, String setting, int code, String expected) {
        body = answer;
        status = code;
        Observed observed = ask(
                "http.url",
                url("/"),
                setting.substring(0, setting.indexOf('=')),
                setting.substring(setting.indexOf('=') + 1));
        if (expected.startsWith("REL-")) {
            assertThat(observed.version()).isNull();
            assertThat(observed.error()).startsWith(expected).doesNotContain("secret");
        } else {
            assertThat(observed.version()).isEqualTo(expected);
        }
    }

    @Test
    void givesUpInTimeAndSendsWhatIsConfigured() {
        Observed hanging = ask("http.url", url("/hangs"), "timeout", "300ms");
        assertThat(hanging.error()).startsWith("REL-PRD-011");
        server.stop(0);
        assertThat(ask("http.url", url("/"), "timeout", "2s").error()).startsWith("REL-PRD-012");
    }

    @Test
    void tellsThatTheApplicationEnded() {
        Thread.currentThread().interrupt();
        Observed observed = ask("http.url", url("/"), "timeout", "2s");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(observed.version()).isNull();
        assertThat(observed.error()).startsWith("REL-PRD-010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?:[a-z]+)+ (\\S+)$", "(?:.|\\n)*version (\\S+)", "((?:x|xx|x?)*)0$"})
    void noAnswerKeepsAPatternBusy(String pattern) {
        body = "x".repeat(200_000) + "!";
        Observed observed = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ask("http.url", url("/"), "pattern", pattern, "timeout", "5s"));
        assertThat(observed.error()).startsWith("REL-PRD-016");
    }

    @Test
    void aPipeIsNoFileToWaitFor(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("version");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Observed observed = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ask("file", pipe.toString(), "timeout", "500ms"));
        assertThat(observed.error()).startsWith("REL-PRD-015");
    }

    @Test
    void hangsUpOnATargetThatGoesOnAndOn() throws Exception {
        Observed dripping = ask("http.url", url("/drips"), "timeout", "300ms");
        assertThat(dripping.error()).startsWith("REL-PRD-011");
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theVersionOfATagWithALongPrefixIsReadWithoutItToo() {
        deployments = new Binder(new MapConfigurationPropertySource(
                        Map.of("releases.services.canteen-api.source.tag-prefix", "canteen-api/v")))
                .bind("releases", DeploymentSettings.class)
                .get();
        target = new TargetVersion(deployments, commands, mock(ProductionRows.class), Clock.systemUTC());
        body = "{\"version\":\"v1.5.0\"}";
        assertThat(ask("http.url", url("/"), "json", "version").version()).isEqualTo("1.5.0");
        body = "{\"version\":\"canteen-api/v1.5.0\"}";
        assertThat(ask("http.url", url("/"), "json", "version").version()).isEqualTo("1.5.0");
    }

    @Test
    @DisplayName("what stands in front of the target does not answer of what it ran before")
    void isNotAnsweredFromACache() {
        server.createContext("/cached", exchange -> {
            boolean fresh = "no-cache".equals(exchange.getRequestHeaders().getFirst("Cache-Control"));
            byte[] bytes = (fresh ? "1.5.0" : "1.4.1").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });

        assertThat(ask("http.url", url("/cached")).version()).isEqualTo("1.5.0");
    }

    @Test
    void asksPastMaintenanceModeWhileItIsHeld() {
        server.createContext("/way-in", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "pass=7; HttpOnly");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/version", exchange -> {
            boolean passed = "pass=7".equals(exchange.getRequestHeaders().getFirst("Cookie"));
            byte[] bytes = "1.5.0".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(passed ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        String at = "releases.services.canteen-api.deployment.";
        deployments = new Binder(new MapConfigurationPropertySource(Map.of(
                        at + "working-directory", ".",
                        at + "steps[0].id", "take-code",
                        at + "steps[0].item", "DEP-01",
                        at + "steps[0].title", "Take the code",
                        at + "steps[0].command[0]", "true",
                        at + "steps[0].timeout", "1m",
                        at + "maintenance.bypass.origins[0]", url(""),
                        at + "maintenance.bypass.path", "/way-in")))
                .bind("releases", DeploymentSettings.class)
                .get();
        ProductionRows rows = mock(ProductionRows.class);
        target = new TargetVersion(deployments, commands, rows, Clock.systemUTC());
        assertThat(ask("http.url", url("/version")).error()).startsWith("REL-PRD-013");

        when(rows.find("canteen-api"))
                .thenReturn(Optional.of(new ProductionState(
                        "canteen-api",
                        "1.4.1",
                        null,
                        null,
                        null,
                        null,
                        new ProductionState.Held("canteen-api-1.5.0", Instant.EPOCH),
                        null,
                        null)));
        assertThat(ask("http.url", url("/version")).version()).isEqualTo("1.5.0");
    }

    @Test
    void sendsALogin() {
        body = "{\"version\":\"1.5.0\",\"commit\":\"" + "A".repeat(40) + "\"}";
        Observed observed = ask(
                "http.url",
                url("/"),
                "http.username",
                "watch",
                "http.password",
                "pw",
                "json",
                "version",
                "commit-json",
                "commit");
        assertThat(observed.commit()).isEqualTo("a".repeat(40));
        assertThat(authorization).isEqualTo("Basic d2F0Y2g6cHc=");
    }

    @Test
    void readsWhatACommandPrints() {
        CommandResult printed = mock(CommandResult.class);
        when(commands.run(any())).thenReturn(printed);
        when(printed.succeeded()).thenReturn(true, false);
        when(printed.output()).thenReturn("v1.4.1\nmore");
        when(printed.message()).thenReturn("exit code 1");
        assertThat(ask("command[0]", "git", "command[1]", "describe").version()).isEqualTo("1.4.1");
        assertThat(ask("command[0]", "git", "command[1]", "describe").error()).startsWith("REL-PRD-014");
        assertThat(ask("file", "no/such/file").error()).startsWith("REL-PRD-015");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval=5m                              | production must have exactly one of http, command and file",
                "file=a;command[0]=b                      | production must have exactly one of http, command and file",
                "http.url=ftp://x                         | production.http.url must be an address",
                "http.url=http://a:b@x                    | production.http.url must not contain a user or password",
                "http.url=http://x;http.username=a        | production.http.username and http.password belong together",
                "file=a;json=v;pattern=(a)                | production.pattern is not used together with json",
                "file=a;commit-json=c                     | production.commit-json needs json",
                "file=a;pattern=a                         | production.pattern must have one group",
                "file=a;pattern=(                         | production.pattern is not a regular expression",
                "file=a;interval=10ms                     | production.interval must be at least 1s",
                "file=a;timeout=10m                       | production.timeout must be from 1 ms to 5 minutes",
                "http.url=http://x:70000                  | production.http.url must be an address",
                "http.url=http://x;http.headers.Host=y    | production.http.headers.Host cannot be sent",
                "command[0]=deployed;command[1]={version} | production.command takes no placeholders",
                "http.url=http://x;json=$.version         | production.json is no path in an answer",
                "http.url=http://x;json=builds[0].version | production.json is no path in an answer",
                "http.url=http://x;json=v;commit-json=.c  | production.commit-json is no path in an answer",
                "file=a;pattern=(?!rc)(.*)                | production.pattern is not a regular expression of RE2",
            })
    void refusesSettingsThatCannotBeAsked(String settings, String problem) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings.strip().split(";")) {
            values.put(
                    PREFIX + setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        assertThatThrownBy(() -> bind(values))
                .hasStackTraceContaining("REL-PRD-001")
                .hasStackTraceContaining("releases.services.canteen-api." + problem);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Observed ask(String... settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put(PREFIX + settings[i], settings[i + 1]);
        }
        Question question = bind(values).of("canteen-api").orElseThrow();
        return target.ask("canteen-api", question);
    }

    private static ProductionSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("releases", ProductionSettings.class)
                .get();
    }
}
