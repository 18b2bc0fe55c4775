package com.maqsafy.releases.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * A real Keycloak from its distribution, with a realm that is made as src/docs/sign-in.md tells. The build lays the
 * distribution under target/keycloak in profile {@code full}. It has localhost for a name, another host than the
 * application's 127.0.0.1, so that cookies do not mix.
 */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "releases";
    static final String SECRET = "client-secret";
    /** A client for a program, with the same secret. */
    static final String PROGRAM = "pipeline";

    private static final Path DISTRIBUTION = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String url;

    private Keycloak(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts it, with the realm {@code company}. The distribution must be there. */
    static Keycloak start(int port, String application) throws IOException {
        Path home = home();
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(
                home.resolve("data/import/company-realm.json"),
                Files.readString(Path.of("src/test/resources/keycloak/company-realm.json"))
                        .replace("{application}", application));
        String url = "http://localhost:" + port;
        Path log = home.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "keeper");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "keeper");
        Keycloak keycloak = new Keycloak(builder.start(), log, url);
        try {
            keycloak.awaitUp();
        } catch (RuntimeException | Error e) {
            keycloak.close();
            throw e;
        }
        return keycloak;
    }

    String issuer() {
        return url + "/realms/company";
    }

    /** An access token of the program's own, as a pipeline asks for one. */
    String programToken() throws IOException, InterruptedException {
        return token("company", "grant_type=client_credentials&client_id=" + PROGRAM + "&client_secret=" + SECRET);
    }

    /** Moves somebody from one group to another, as the company's administrator would. */
    void move(String username, String from, String to) throws IOException, InterruptedException {
        String keeper =
                "Bearer " + token("master", "grant_type=password&client_id=admin-cli&username=keeper&password=keeper");
        String realm = url + "/admin/realms/company";
        String user = get(keeper, realm + "/users?exact=true&username=" + encoded(username))
                .path(0)
                .path("id")
                .asText();
        for (String group : List.of(from, to)) {
            String id = get(keeper, realm + "/group-by-path" + group).path("id").asText();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm + "/users/" + user + "/groups/" + id))
                    .header("Authorization", keeper);
            HttpResponse<String> answer = send(
                    group.equals(to)
                            ? request.PUT(HttpRequest.BodyPublishers.noBody()).build()
                            : request.DELETE().build());
            Assertions.assertEquals(204, answer.statusCode(), answer.body());
        }
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
        process.onExit().join();
    }

    private static Path home() throws IOException {
        if (Files.isDirectory(DISTRIBUTION)) {
            try (Stream<Path> unpacked = Files.list(DISTRIBUTION)) {
                Optional<Path> home = unpacked.filter(d -> Files.exists(d.resolve("bin/kc.sh")))
                        .findFirst();
                if (home.isPresent()) {
                    return home.get().toAbsolutePath();
                }
            }
        }
        return Assertions.fail(
                "No Keycloak in " + DISTRIBUTION + ". `mvn -Pfull process-test-resources` lays it there.");
    }

    private void awaitUp() {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("Keycloak ended: " + Files.readString(log));
            }
            try {
                return send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                        .build())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private String token(String realm, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        Assertions.assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private JsonNode get(String authorization, String address) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", authorization)
                        .build())
                .body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
