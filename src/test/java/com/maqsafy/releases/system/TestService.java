package com.maqsafy.releases.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.springframework.util.FileSystemUtils;

/**
 * A service such as {@code snack-api}: a real repository to which tests push branches, real commands as steps that fail while
 * a file of their name is in {@link #broken}, and answers over real HTTP that tests change.
 */
final class TestService {

    static final String NAME = "snack-api";

    /** One line a run in a file of its own, so that tests can count how often a step really ran. */
    private static final String STEP = """
            if test -e "$1.hangs"; then echo "waiting for the lock of process $$"; fi
            while test -e "$1.hangs"; do sleep 0.2; done
            test ! -e "broken/$1" && echo "$1" >> commands.log && echo run >> "$1.runs" || exit 1
            if test -n "$2"; then echo "$2" > running; fi
            """;

    private static final Path TEMPLATE = template();

    /** One for all: each server has a thread that wakes every second, and a hundred of them are seen in the time of a build. */
    private static final HttpServer SERVER = server();

    private final String name;
    private final boolean peak;
    private final Path directory;
    private final Path broken;
    private final Git work;
    private final AtomicInteger serial = new AtomicInteger();
    private volatile int health = 200;
    private volatile int reports = 200;
    private volatile String stuck;
    private String interval = "1h";

    private TestService(String name, boolean peak, Path directory, Git work) throws IOException {
        this.name = name;
        this.peak = peak;
        this.directory = directory;
        this.broken = Files.createDirectories(directory.resolve("broken"));
        Files.createDirectories(directory.resolve("backups"));
        Files.writeString(directory.resolve("step.sh"), STEP);
        this.work = work;
    }

    static TestService create() {
        return create(NAME, false);
    }

    /**
     * A service with version 1.0.0 in production.
     *
     * @param peak whether today and tomorrow are peak hours of it, all day
     */
    static TestService create(String name, boolean peak) {
        try {
            Path directory = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target/test-services").toAbsolutePath()), name);
            FileSystemUtils.copyRecursively(TEMPLATE, directory.resolve("repository"));
            Git work = Git.open(directory.resolve("repository").toFile());
            TestService service = new TestService(name, peak, directory, work);
            service.deployByHand("1.0.0");
            SERVER.createContext(service.path("let-me-in"), service::letIn);
            SERVER.createContext(service.path("version"), service::tellVersion);
            SERVER.createContext(service.path("health"), exchange -> service.answer(exchange, service.health));
            SERVER.createContext(service.path("reports"), exchange -> service.answer(exchange, service.reports));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String origin() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** Under the directory's name, which no other service has, not even one of the same name. */
    private String path(String page) {
        return "/" + directory.getFileName() + "/" + page;
    }

    /** A repository with version 1.0.0, which is copied for each service: many are needed, and few are used. */
    private static Path template() {
        try {
            Path directory = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target/test-services").toAbsolutePath()), "template");
            try (Git work = Git.init()
                    .setDirectory(directory.toFile())
                    .setInitialBranch("main")
                    .call()) {
                commit(work, Map.of("app/Snack.php", "<?php // 1.0.0\n", "README.md", "Snacks\n"), "1.0.0");
                work.tag()
                        .setName("v1.0.0")
                        .setMessage("1.0.0")
                        .setAnnotated(true)
                        .call();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    /** It is asked this often which version it runs, e.g. {@code 5s}; without a word of it so rarely that tests do not notice. */
    TestService observedEvery(String time) {
        interval = time;
        return this;
    }

    /** Everything works again. */
    void healthy() {
        health = 200;
        reports = 200;
        try (var files = Files.list(broken)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The critical health check (POST-01) fails. */
    void sick() {
        health = 500;
    }

    /** The check of reports (POST-12), which is not critical, fails. */
    void withoutReports() {
        reports = 500;
    }

    /** A step or command ({@code take-code migrate restart-queue undo-code backup down up}) fails from now on. */
    void breakStep(String step) {
        try {
            Files.writeString(broken.resolve(step), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The step works again. */
    void mendStep(String step) {
        try {
            Files.deleteIfExists(broken.resolve(step));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A step writes {@code waiting for the lock} and its process id, and then hangs, until it is freed or stopped. */
    void hang(String step) {
        try {
            Files.writeString(directory.resolve(step + ".hangs"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The step hangs no more; one that does goes on. */
    void free(String step) {
        try {
            Files.deleteIfExists(directory.resolve(step + ".hangs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a branch from a tag with these files on it; answers its head. */
    String branch(String name, String fromTag, Map<String, String> files) {
        try {
            work.checkout()
                    .setName(name)
                    .setCreateBranch(true)
                    .setStartPoint(fromTag)
                    .call();
            String head = commit(files);
            work.checkout().setName("main").call();
            return head;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The target runs this version from now on, without any release. */
    void deployByHand(String version) {
        try {
            Files.writeString(directory.resolve("running"), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever is deployed from now on, the target goes on running what it runs. */
    void stuck() {
        stuck = running();
    }

    /** The version that the target runs. */
    String running() {
        try {
            return Files.readString(directory.resolve("running")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the tag of a version on a commit, or on the head of a branch. */
    void tag(String branch, String version) {
        try {
            work.tag()
                    .setName("v" + version)
                    .setMessage(version)
                    .setAnnotated(true)
                    .setObjectId(work.getRepository()
                            .parseCommit(work.getRepository().resolve(branch)))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a lightweight tag on a commit, as CI does. */
    void tagLightly(String name, String commit) {
        try (RevWalk walk = new RevWalk(work.getRepository())) {
            work.tag()
                    .setName(name)
                    .setAnnotated(false)
                    .setObjectId(walk.parseCommit(ObjectId.fromString(commit)))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a tag away; answers the commit that it was on. */
    String untag(String version) {
        try {
            String commit =
                    work.getRepository().resolve("v" + version + "^{commit}").name();
            work.tagDelete().setTags("v" + version).call();
            return commit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of all tags. */
    List<String> tags() {
        try {
            return work.tagList().call().stream()
                    .map(ref -> ref.getName().substring("refs/tags/".length()))
                    .toList();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tellVersion(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        if (lockedOut(exchange)) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        byte[] body = "{\"version\":\"%s\"}"
                .formatted(stuck == null ? running() : stuck)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Adds a commit to a branch. */
    String push(String branch, Map<String, String> files) {
        try {
            work.checkout().setName(branch).call();
            String head = commit(files);
            work.checkout().setName("main").call();
            return head;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Merges a tag into a branch; answers the branch's head. */
    String merge(String branch, String tag) {
        try {
            work.checkout().setName(branch).call();
            String head = work.merge()
                    .include(work.getRepository().findRef(tag))
                    .call()
                    .getNewHead()
                    .getName();
            work.checkout().setName("main").call();
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a tag point at another commit, as somebody with a force push would. */
    void moveTag(String name, String commit) {
        try {
            work.tag()
                    .setName(name)
                    .setMessage(name)
                    .setAnnotated(true)
                    .setForceUpdate(true)
                    .setSigned(false)
                    .setObjectId(work.getRepository()
                            .parseCommit(work.getRepository().resolve(commit)))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Laravel migration whose up() holds these statements. */
    static String migration(String statements) {
        return """
                <?php
                return new class extends Migration {
                    public function up(): void
                    {
                        %s
                    }

                    public function down(): void
                    {
                        Schema::table('snacks', function (Blueprint $table) { $table->dropColumn('size'); });
                    }
                };
                """.formatted(statements);
    }

    Map<String, String> settings() {
        String base = "releases.services." + name + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(base + "source.repository", directory.resolve("repository").toString());
        settings.put(base + "deployment.owner", "deployer");
        settings.put(base + "deployment.working-directory", directory.toString());
        settings.put(base + "production.http.url", origin() + path("version"));
        settings.put(base + "production.json", "version");
        settings.put(base + "production.interval", interval);
        step(settings, base + "deployment.steps[0].", "take-code", "DEP-01", true, "always");
        step(settings, base + "deployment.steps[1].", "migrate", "DEP-03", false, "migrations");
        step(settings, base + "deployment.steps[2].", "restart-queue", "DEP-05", true, "always");
        step(settings, base + "deployment.rollback.steps[0].", "undo-code", "RB-02", true, "always");
        command(settings, base + "deployment.maintenance.enter.", noted("down") + " && touch " + closed());
        command(settings, base + "deployment.maintenance.leave.", noted("up") + " && rm -f " + closed());
        settings.put(base + "deployment.maintenance.bypass.origins[0]", origin());
        settings.put(base + "deployment.maintenance.bypass.path", path("let-me-in"));
        String backup = base + "deployment.backup.";
        settings.put(backup + "command[0]", "sh");
        settings.put(backup + "command[1]", "-c");
        settings.put(backup + "command[2]", "test ! -e " + broken.resolve("backup") + " && echo rows > \"$0\"");
        settings.put(backup + "command[3]", "{backup}");
        settings.put(backup + "verify-command[0]", "cat");
        settings.put(backup + "verify-command[1]", "{backup}");
        settings.put(
                backup + "path",
                directory.resolve("backups").resolve("{release}.sql").toString());
        settings.put(backup + "min-bytes", "1");
        settings.put(backup + "max-age", "1h");
        command(settings, base + "deployment.staging-migration-test.", "echo tested");
        check(settings, base + "verification.checks.health.", "POST-01", origin() + path("health"), true);
        check(settings, base + "verification.checks.reports.", "POST-12", origin() + path("reports"), false);
        settings.put(base + "calendar.zone", "UTC");
        String[] days = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"};
        for (int i = 0; i < days.length; i++) {
            settings.put(base + "calendar.maintenance-windows[0].days[" + i + "]", days[i]);
        }
        settings.put(base + "calendar.maintenance-windows[0].from", "00:00");
        settings.put(base + "calendar.maintenance-windows[0].to", "24:00");
        if (peak) {
            int today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().ordinal();
            settings.put(base + "calendar.peak-hours[0].days[0]", days[today]);
            settings.put(base + "calendar.peak-hours[0].days[1]", days[(today + 1) % days.length]);
            settings.put(base + "calendar.peak-hours[0].from", "00:00");
            settings.put(base + "calendar.peak-hours[0].to", "24:00");
        }
        settings.put(base + "notes.storage", directory.resolve("notes").toString());
        return settings;
    }

    /** Where approved notes are kept. */
    Path notes() {
        return directory.resolve("notes");
    }

    private void step(
            Map<String, String> settings, String prefix, String id, String item, boolean idempotent, String when) {
        settings.put(prefix + "id", id);
        settings.put(prefix + "item", item);
        settings.put(prefix + "title", id);
        settings.put(prefix + "idempotent", String.valueOf(idempotent));
        settings.put(prefix + "when", when);
        settings.put(prefix + "timeout", "20s");
        settings.put(prefix + "command[0]", "sh");
        settings.put(prefix + "command[1]", "step.sh");
        settings.put(prefix + "command[2]", id);
        String taken = Map.of("take-code", "{version}", "undo-code", "{previousVersion}")
                .getOrDefault(id, "");
        if (!taken.isEmpty()) {
            settings.put(prefix + "command[3]", taken);
        }
    }

    /** A script for a step that takes the code and says at its beginning that it runs; it hangs while {@code hang} is broken. */
    String hanging(String step) {
        return "echo run >> " + directory.resolve(step + ".runs") + "; test ! -e " + broken.resolve("hang")
                + " || exec sleep 60; echo {version} > " + directory.resolve("running");
    }

    /** A command that fails while it is broken, and else says in the log of all commands that it ran. */
    private String noted(String id) {
        return "test ! -e " + broken.resolve(id) + " && echo " + id + " >> " + directory.resolve("commands.log");
    }

    private Path closed() {
        return directory.resolve("closed");
    }

    /** Whether users are locked out: all but the checks that know the way past maintenance mode. */
    boolean held() {
        return Files.exists(closed());
    }

    /** What ran in production, in order: steps, {@code down} and {@code up}. */
    List<String> commands() {
        try {
            Path log = directory.resolve("commands.log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a step has really run, successfully. */
    int runs(String step) {
        try {
            Path file = directory.resolve(step + ".runs");
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void command(Map<String, String> settings, String prefix, String script) {
        settings.put(prefix + "command[0]", "sh");
        settings.put(prefix + "command[1]", "-c");
        settings.put(prefix + "command[2]", script);
    }

    private static void check(Map<String, String> settings, String prefix, String item, String url, boolean critical) {
        settings.put(prefix + "item", item);
        settings.put(prefix + "kind", "http");
        settings.put(prefix + "url", url);
        settings.put(prefix + "status", "200");
        settings.put(prefix + "critical", String.valueOf(critical));
    }

    private String commit(Map<String, String> files) {
        try {
            return commit(work, files, "change " + serial.incrementAndGet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String commit(Git work, Map<String, String> files, String message)
            throws IOException, GitAPIException {
        Path root = work.getRepository().getWorkTree().toPath();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        work.add().addFilepattern(".").call();
        return work.commit()
                .setMessage(message)
                .setAuthor("Dev", "dev@example.com")
                .setCommitter("Dev", "dev@example.com")
                .setSign(false)
                .call()
                .getName();
    }

    private boolean lockedOut(com.sun.net.httpserver.HttpExchange exchange) {
        return held()
                && !"laravel_maintenance=known"
                        .equals(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private void letIn(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "laravel_maintenance=known; path=" + path(""));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void answer(com.sun.net.httpserver.HttpExchange exchange, int healthy) throws IOException {
        int status = lockedOut(exchange) ? 503 : healthy;
        byte[] body = "{\"status\":\"%d\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
