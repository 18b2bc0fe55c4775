package com.maqsafy.releases.demo.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/**
 * The running service: HTTP on the loopback address, and the queue worker.
 *
 * <p>Each request is answered with the code that is on disk at that moment, as PHP does it. The process ends when its
 * standard input does, so it never outlives the application that started it.
 */
public final class CanteenServer implements AutoCloseable {

    private static final int MAX_BODY = 65_536;
    private static final String PASS = "laravel_maintenance=";
    private static final String JOBS = "/queue/jobs/";

    private final CanteenRoot root;
    private final CanteenRuntime runtime;
    private final CanteenLog log;
    private final QueueWorker worker;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final byte[] tokenKey = new byte[32];

    /** Binds the port; nothing is answered before {@link #start()}. */
    public CanteenServer(Path directory, Clock clock) throws IOException {
        root = new CanteenRoot(directory);
        runtime = CanteenRuntime.read(root);
        log = new CanteenLog(root.log(), clock);
        worker = new QueueWorker(root, runtime, log, clock);
        new SecureRandom().nextBytes(tokenKey);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), runtime.port()), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
    }

    /** Starts answering and working, and writes process id and port to {@code storage/framework/server.json}. */
    public void start() throws IOException {
        http.start();
        worker.start();
        Json.write(root.serverState(), Map.of("pid", ProcessHandle.current().pid(), "port", port()));
    }

    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        worker.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answerTo(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange);
            } catch (SQLException | IOException | RuntimeException e) {
                log.critical("%s %s: %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath(),
                                e.getMessage()));
                answer = Answer.json(500, Map.of("message", "Server Error"));
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", "60");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answerTo(String method, String path, HttpExchange exchange) throws IOException, SQLException {
        if (Files.exists(root.maintenanceFlag()) && !path.equals("/health")) {
            // As in Laravel: whoever visits the secret's address gets a cookie and passes with it.
            String secret = Json.MAPPER
                    .readTree(root.maintenanceFlag().toFile())
                    .path("secret")
                    .asText();
            if (!secret.isEmpty() && path.equals("/" + secret)) {
                exchange.getResponseHeaders().add("Set-Cookie", PASS + secret + "; path=/; HttpOnly");
                exchange.getResponseHeaders().add("Location", "/");
                return new Answer(302, "text/plain", new byte[0]);
            }
            String cookie = exchange.getRequestHeaders().getFirst("Cookie");
            if (secret.isEmpty() || cookie == null || !same(cookie, PASS + secret)) {
                return Answer.json(503, Map.of("message", "Service Unavailable"));
            }
        }
        CanteenCode code = CanteenCode.read(root.code());
        int status = code.status(path);
        if (status != 200 && !path.equals("/health")) {
            return failing(method, path, status, code);
        }
        if (method.equals("GET") && path.startsWith(JOBS)) {
            return job(path.substring(JOBS.length()));
        }
        return switch (method + " " + path) {
            case "GET /health" -> health(code);
            case "POST /login" -> login(code, exchange);
            case "GET /api/me" -> me(exchange);
            case "GET /dashboard" -> dashboard(code);
            case "GET /queue/status" -> queueStatus();
            case "POST /queue/ping" -> ping();
            case "GET /reports/meals" -> export("meals");
            case "GET /payments/health" -> reachable("wallets");
            case "GET /credentials/health" -> reachable("users");
            case "GET /integrations/health" -> Answer.json(200, Map.of("status", "ok", "integrations", List.of()));
            case "GET /alerts" -> Answer.json(200, List.of());
            default -> configured(method, path, code);
        };
    }

    private Answer failing(String method, String path, int status, CanteenCode code) {
        if (status >= 500) {
            log.error("%s %s answered %d in version %s".formatted(method, path, status, code.version()));
        }
        return Answer.json(status, Map.of("message", "Status " + status));
    }

    private Answer configured(String method, String path, CanteenCode code) {
        CanteenCode.Route route = code.routes().get(path);
        if (route == null) {
            return Answer.json(404, Map.of("message", "Not Found"));
        }
        if (!method.equals("GET")) {
            return Answer.json(405, Map.of("message", "Method Not Allowed"));
        }
        return route.title() == null
                ? Answer.json(200, Map.of("path", path, "version", code.version()))
                : page(route.title(), code);
    }

    private Answer health(CanteenCode code) {
        boolean database = databaseReachable();
        int status = database ? code.status("/health") : 503;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status == 200 ? "ok" : "failing");
        body.put("version", code.version());
        body.put("database", database ? "ok" : "unreachable");
        body.put("queue", worker.version().isEmpty() ? "stopped" : "running");
        body.put("maintenance", Files.exists(root.maintenanceFlag()));
        if (status >= 500) {
            log.critical("GET /health answered %d in version %s".formatted(status, code.version()));
        }
        return Answer.json(status, body);
    }

    private boolean databaseReachable() {
        try (Connection connection = runtime.production()) {
            return connection.isValid(3);
        } catch (SQLException e) {
            log.critical("Database unreachable: " + e.getMessage());
            return false;
        }
    }

    private Answer login(CanteenCode code, HttpExchange exchange) throws IOException {
        if (code.login().broken()) {
            log.error("POST /login: Class App\\Auth\\Guard not found in version " + code.version());
            return Answer.json(500, Map.of("message", "Server Error"));
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return Answer.json(400, Map.of("message", "The body is not JSON"));
        }
        boolean known = same(json.path("username").asText(), runtime.loginUser())
                && same(json.path("password").asText(), runtime.loginPassword());
        return known
                ? Answer.json(200, Map.of("token", token(), "username", runtime.loginUser()))
                : Answer.json(401, Map.of("message", "These credentials do not match our records"));
    }

    private Answer me(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null && same(authorization, "Bearer " + token())
                ? Answer.json(200, Map.of("username", runtime.loginUser()))
                : Answer.json(401, Map.of("message", "Unauthenticated"));
    }

    /** One account, so one token: it is valid as long as this process runs, whatever version is checked out. */
    private String token() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(tokenKey, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(runtime.loginUser().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private Answer dashboard(CanteenCode code) {
        CanteenCode.Route route = code.routes().get("/dashboard");
        return page(route == null || route.title() == null ? "Canteens" : route.title(), code);
    }

    private static Answer page(String title, CanteenCode code) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;");
        String html =
                "<!doctype html><html lang=\"en\"><head><title>%s</title></head><body><h1>%s</h1><p>Version %s</p></body></html>"
                        .formatted(escaped, escaped, code.version());
        return new Answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private Answer queueStatus() {
        Instant last = worker.lastJobAt();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", worker.version());
        body.put("lastJobAt", last == null ? null : last.toString());
        body.put("processed", worker.processed());
        return Answer.json(200, body);
    }

    private Answer ping() throws SQLException {
        try (Connection connection = runtime.production();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO jobs (queue, payload, available_at, created_at) VALUES (?, ?,"
                                + " extract(epoch FROM now())::integer, extract(epoch FROM now())::integer) RETURNING id")) {
            insert.setString(1, Files.exists(root.maintenanceFlag()) ? QueueWorker.FORCED : "default");
            insert.setObject(2, "{\"job\": \"ping\"}", Types.OTHER);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                worker.wakeUp();
                return Answer.json(202, Map.of("id", row.getString(1), "status", "queued"));
            }
        }
    }

    private Answer job(String id) {
        return worker.outcome(id)
                .map(outcome ->
                        Answer.json(200, Map.of("id", id, "status", outcome.status(), "version", outcome.version())))
                .orElseGet(() -> Answer.json(200, Map.of("id", id, "status", "queued")));
    }

    private Answer reachable(String table) throws SQLException {
        try (Connection connection = runtime.production();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM " + table + " LIMIT 1");
        }
        return Answer.json(200, Map.of("status", "ok"));
    }

    private Answer export(String table) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (Connection connection = runtime.production()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY " + table + " TO STDOUT (FORMAT csv, HEADER)", rows);
        }
        return new Answer(200, "text/csv; charset=utf-8", rows.toByteArray());
    }

    /** Runs the service in {@code <root>} until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: CanteenServer <root>");
            System.exit(CanteenException.USAGE);
        }
        try (CanteenServer server = new CanteenServer(Path.of(arguments[0]), Clock.systemUTC())) {
            server.start();
            System.out.println("canteen-api listens on port " + server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | CanteenException e) {
            System.err.println("canteen-api cannot start: " + e.getMessage());
            System.exit(CanteenException.FAILED);
        }
        System.exit(0);
    }

    /** What a request is answered with. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Answer(int status, String type, byte[] body) {

        static Answer json(int status, Object content) {
            try {
                return new Answer(status, "application/json", Json.MAPPER.writeValueAsBytes(content));
            } catch (IOException e) {
                throw new IllegalStateException("an answer of maps and lists is always JSON", e);
            }
        }
    }
}
