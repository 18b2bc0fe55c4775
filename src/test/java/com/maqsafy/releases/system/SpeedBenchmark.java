package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.release.ReadableRows;
import com.maqsafy.releases.release.ShownPositions;
import com.maqsafy.releases.testing.TestDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the aims of the design for speed and prints figures; it asserts no time. Its name keeps it out of the build:
 * {@code mvn test -Dtest=SpeedBenchmark}, or {@code -Dtest='SpeedBenchmark#asksTheDatabaseLittle'} for one. What it measured
 * last, and what that means, is in {@code src/docs/benchmarks.md}.
 */
@Import(StatementCounter.InTheApplication.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpeedBenchmark extends SystemTest {

    private static final int RUNS = Integer.getInteger("benchmark.runs", 5);
    private static final int MANY = Integer.getInteger("benchmark.releases", 1_000_000);
    private static final int CHECK_MILLIS = 200;
    private static final String REFUSED_START = "start that is refused";

    private static final String[][] GAPS = {
        {"userTask_approveRelease", "userTask_startDeployment"},
        {"userTask_startDeployment", "serviceTask_tagRelease"},
    };

    /** How often each check of the service with fourteen of them was run. */
    private static final Map<String, AtomicInteger> CHECKED = new ConcurrentHashMap<>();

    private static final TestService FOURTEEN = TestService.create("fourteen-checks", false);

    /** Second pages of searches, by reader and question: only the look at them is measured. */
    private final Map<String, String> seconds = new ConcurrentHashMap<>();

    @Autowired
    private StatementCounter counter;

    @Autowired
    private ShownPositions positions;

    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void fourteenChecks(DynamicPropertyRegistry registry) {
        String url = "http://127.0.0.1:" + slowServer().getAddress().getPort() + "/";
        String checks = "releases.services." + FOURTEEN.name() + ".verification.checks.";
        Map<String, String> settings = new LinkedHashMap<>(FOURTEEN.settings());
        settings.keySet().removeIf(name -> name.startsWith(checks));
        for (int i = 1; i <= 14; i++) {
            String check = checks + "check-" + i + '.';
            settings.put(check + "item", "POST-%02d".formatted(i));
            settings.put(check + "kind", "http");
            settings.put(check + "url", url + i);
            settings.put(check + "status", "200");
            settings.put(check + "critical", "true");
        }
        settings.forEach((name, value) -> registry.add(name, () -> value));
    }

    private static HttpServer slowServer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> {
                CHECKED.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new AtomicInteger())
                        .incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(CHECK_MILLIS).toNanos());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(1)
    void asksTheDatabaseLittle() {
        Map<String, Object> request = patch("1.0.1");
        List<Map<StatementCounter.Asked, Long>> ours = new ArrayList<>();
        List<Map<StatementCounter.Asked, Long>> bare = new ArrayList<>();
        String first = release(fresh(), request).key();
        Map<String, List<Double>> gaps = new LinkedHashMap<>();
        try (BareEngine engine = new BareEngine(BareEngine.Facts.of(history, first))) {
            engine.release("warm-1.0.1");
            for (int run = 0; run < RUNS; run++) {
                counter.reset();
                String key = release(fresh(), request).key();
                settle();
                ours.add(counter.counts());
                String twin = "bare-1.0." + run;
                bare.add(engine.release(twin));
                for (String[] gap : GAPS) {
                    gaps.computeIfAbsent(gap[0] + " -> " + gap[1], name -> new ArrayList<>())
                            .add(BareEngine.time(history, key, gap[1], false)
                                    - BareEngine.time(history, key, gap[0], true));
                    gaps.computeIfAbsent(gap[0] + " -> " + gap[1] + ", bare engine", name -> new ArrayList<>())
                            .add(engine.gap(twin, gap[0], gap[1]));
                }
            }
        }
        counter.reset();
        LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
        long idle = counter.counts().values().stream().mapToLong(n -> n).sum();
        print("a. SQL statements of a standard patch release (min / median / max of runs)");
        Figures total = figures(ours, asked -> true);
        Figures baseline = figures(bare, asked -> true);
        row("whole application", total);
        for (String kind : List.of("engine", "ours", "identities")) {
            row("  " + kind, figures(ours, asked -> asked.kind().equals(kind)));
        }
        row("bare engine", baseline);
        row("ratio of medians", total.times(baseline));
        Figures asked = figures(ours, SpeedBenchmark::isNoPoll);
        Figures askedByBare = figures(bare, SpeedBenchmark::isNoPoll);
        row("whole application, without looking for jobs", asked);
        row("bare engine, without looking for jobs", askedByBare);
        row("ratio of medians, without looking for jobs", asked.times(askedByBare));
        row("idle, per second", idle / 20.0);
        print("   Milliseconds from the end of one element to the beginning of another");
        gaps.forEach((name, millis) -> row(name, new Figures(millis)));
        byOrigin("whole application", ours.get(ours.size() - 1));
        byOrigin("bare engine", bare.get(bare.size() - 1));
        top("whole application", ours.get(ours.size() - 1));
        top("bare engine", bare.get(bare.size() - 1));
    }

    @Test
    @Order(2)
    void goesOnAtOnceAfterAnApproval() {
        List<Double> approvalToTask = new ArrayList<>();
        List<Double> startToWork = new ArrayList<>();
        List<Double> startToStep = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        Map<String, List<Double>> gaps = new TreeMap<>();
        for (int run = 0; run < RUNS + 1; run++) {
            TestService service = fresh();
            Walk walk = start(service, patch("1.0.1"));
            String task = walk.until("userTask_approveRelease");
            Instant approved = Instant.now();
            assertThat(rest.submit("tech", task, Map.of("decision", "approve")).status())
                    .isEqualTo(204);
            String deployment = walk.until("userTask_startDeployment");
            Instant started = Instant.now();
            assertThat(rest.submit("deployer", deployment, Map.of("start", "start"))
                            .status())
                    .isEqualTo(204);
            assertThat(walk.toTheEnd()).isEqualTo("released");
            if (run == 0) {
                continue;
            }
            approvalToTask.add(millis(approved, begun(walk, "userTask_startDeployment")));
            startToWork.add(millis(started, begun(walk, "serviceTask_tagRelease")));
            startToStep.add(millis(
                    started,
                    jdbc.sql("select min(started_at) from step_journal where release_key = ?")
                            .param(walk.key())
                            .query(java.sql.Timestamp.class)
                            .single()
                            .toInstant()));
            JsonNode before = null;
            for (JsonNode record : walk.dossier().path("timeline")) {
                if (before != null && record.path("actor").asText().startsWith("system:")) {
                    gaps.computeIfAbsent(
                                    before.path("kind").asText() + " -> "
                                            + record.path("kind").asText(),
                                    key -> new ArrayList<>())
                            .add(millis(time(before), time(record)));
                }
                before = record;
            }
            whole.add(millis(started, time(before)));
        }
        print("b. Milliseconds (min / median / max of runs)");
        row("last approval sent -> next task offered", new Figures(approvalToTask));
        row("start of deployment sent -> first work outside (tag) offered", new Figures(startToWork));
        row("start of deployment sent -> first step of the journal started", new Figures(startToStep));
        row("start of deployment sent -> released", new Figures(whole));
        print("   Between records of the ledger that no person writes, longest first");
        gaps.entrySet().stream()
                .sorted(java.util.Comparator.comparingDouble(e -> -new Figures(e.getValue()).median()))
                .limit(15)
                .forEach(e -> row(e.getKey(), new Figures(e.getValue())));
    }

    @Test
    @Order(3)
    void checksSideBySide() {
        List<Double> spans = new ArrayList<>();
        List<Double> processes = new ArrayList<>();
        String version = "1.0.0";
        for (int run = 1; run <= RUNS; run++) {
            String next = "1.0." + run;
            Map<String, Object> request = patch(next);
            request.put("changedAspects", List.of("code-logic", "reports", "finance", "credentials"));
            FOURTEEN.branch("release/" + next, "v" + version, Map.of("app/Snack.php", "<?php // " + next + "\n"));
            CHECKED.clear();
            Walk walk = begin(FOURTEEN, request);
            assertThat(walk.toTheEnd()).isEqualTo("released");
            version = next;
            assertThat(CHECKED.values().stream().map(AtomicInteger::get))
                    .hasSize(14)
                    .containsOnly(1);
            var process = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(walk.key())
                    .processDefinitionKey("post-deployment-verification")
                    .singleResult();
            processes.add(millis(
                    process.getStartTime().toInstant(), process.getEndTime().toInstant()));
            Instant last = null;
            for (JsonNode record : walk.dossier().path("timeline")) {
                if (record.path("kind").asText().equals("checkRun")) {
                    last = time(record);
                }
            }
            spans.add(millis(process.getStartTime().toInstant(), last));
        }
        print("c. Milliseconds of a verification with 14 checks of " + CHECK_MILLIS
                + " ms, each run once (min / median / max of runs, the first is cold)");
        row("process started -> last result in the ledger", new Figures(spans));
        row("process started -> process ended", new Figures(processes));
    }

    @Test
    @Order(4)
    void listsDoNotGrow() {
        Walk walk = start(SERVICE, patch("1.0.1"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        ManyReleases many = many(true);
        WebSession auditor = session("auditor");
        SERVICE.branch("release/1.0.2", "v1.0.1", Map.of("app/Snack.php", "<?php // 1.0.2\n"));
        String open = start(fresh(), patch("1.0.1")).key();
        Map<String, Supplier<Rest.Answer>> reads = reads(walk.key(), open, auditor);
        many.upTo(1_000);
        Map<String, Figures> few = measured(reads);
        long begin = System.nanoTime();
        many.upTo(MANY);
        row("seconds to fill", (System.nanoTime() - begin) / 1e9);
        Map<String, Figures> lots = measured(reads);
        compared("e. Milliseconds with 1,000 and with " + MANY + " finished releases", few, lots);
    }

    /**
     * What people and auditors look at, over HTTP, with few releases and with very many, finished and under way: search, page,
     * overview and board, in one run. What takes more than twice as long is named at the end.
     */
    @Test
    @Order(6)
    void theBoardDoesNotGrow() {
        Walk walk = start(fresh(), patch("1.0.1"));
        assertThat(walk.toTheEnd()).isEqualTo("released");
        String open = start(fresh(), patch("1.0.1")).key();
        ManyReleases many = many(false);
        many.upTo(1_000);
        many.openUpTo(10);
        Map<String, Supplier<Rest.Answer>> reads = new LinkedHashMap<>();
        for (String reader : List.of("developer", "auditor")) {
            reads.putAll(overHttp(reader, walk.key(), open));
        }
        // Once for nothing: a JVM that warms up meanwhile would hide what grows.
        measured(reads);
        Map<String, Figures> few = measured(reads);
        long begin = System.nanoTime();
        many.upTo(MANY);
        row("seconds to fill", (System.nanoTime() - begin) / 1e9);
        Map<String, Figures> finished = measured(reads);
        many.openUpTo(1_000);
        Map<String, Figures> underWay = measured(reads);
        compared("f. Milliseconds with 10 open and 1,000 finished, and with " + MANY + " finished", few, finished);
        compared("g. Milliseconds with 10 open and 1,000 finished, and with 1,000 and " + MANY, few, underWay);
        print("   Above 2.0 times: "
                + few.keySet().stream()
                        .filter(name -> underWay.get(name).times(few.get(name)) > 2)
                        .collect(Collectors.joining("; ")));
    }

    private Map<String, Supplier<Rest.Answer>> overHttp(String reader, String finished, String open) {
        Map<String, Supplier<Rest.Answer>> reads = new LinkedHashMap<>();
        String day = yesterday();
        WebSession session = session(reader);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("board", "/camunda/api/board");
        pages.put("board of an owner", "/camunda/api/board?owner=owner");
        pages.put("board, hotfixes of a service", "/camunda/api/board?service=service-3&type=hotfix");
        pages.put("board, all releases", "/camunda/api/board/releases");
        pages.put("page of an open release", "/camunda/api/board/releases/" + open);
        pages.put("page of a finished release", "/camunda/api/board/releases/" + finished);
        if (reader.equals("auditor")) {
            pages.put("Cockpit, log", "/camunda/api/releases");
            pages.put("Cockpit, page of a finished release", "/camunda/api/releases/" + finished);
        }
        pages.forEach((name, path) -> reads.put(name + ", " + reader, () -> session.get(path)));
        for (String question : List.of(
                "service=service-7",
                "owner=owner&status=failed",
                "actor=owner",
                "item=PRIN-01",
                "requirement=R-1",
                "requirement=R-2",
                "commit=bbbbbbb",
                "requester=nobody",
                "version=0.0",
                "version=77.7",
                "approver=tech",
                "approver=tech&count=true",
                "exceptions=true",
                "role=qa",
                "role=management",
                "role=security-owner",
                "role=qa&exceptions=true",
                "item=PR-03",
                "type=hotfix&sort=oldest",
                "service=service-7&from=" + day + "&to=" + day + "&sort=owner",
                "from=" + day + "&to=" + day)) {
            reads.put(
                    "search, " + question.replace(day, "a day") + ", " + reader,
                    () -> rest.get(reader, "/api/search/releases?" + question));
        }
        reads.put("search, second page of role=qa, " + reader, () -> rest.get(reader, second(reader, "role=qa")));
        reads.put(
                "search, a day as CSV, " + reader,
                () -> rest.get(reader, "/api/search/releases?from=" + day + "&to=" + day, "text/csv"));
        reads.put("overview of a day, " + reader, () -> rest.get(reader, "/api/overview?from=" + day + "&to=" + day));
        reads.put("log, first page, " + reader, () -> rest.get(reader, "/api/releases"));
        reads.put("one release, " + reader, () -> rest.get(reader, "/api/releases/" + open));
        return reads;
    }

    /** Where the first page of a search says that the second one is. */
    private String second(String reader, String question) {
        return seconds.computeIfAbsent(reader + ' ' + question, key -> {
            String link = rest.get(reader, "/api/search/releases?" + question)
                    .response()
                    .headers()
                    .firstValue("Link")
                    .orElseThrow();
            return link.substring(link.indexOf("/api/"), link.indexOf('>'));
        });
    }

    private static String yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    }

    private ManyReleases many(boolean whole) {
        var owner = new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
        return new ManyReleases(
                JdbcClient.create(owner), new TransactionTemplate(new JdbcTransactionManager(owner)), whole);
    }

    private WebSession session(String user) {
        return WebSession.of("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), user);
    }

    private static void compared(String title, Map<String, Figures> few, Map<String, Figures> lots) {
        print(title + " (min / median / max of runs)");
        few.forEach((name, figures) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f |%n",
                name,
                figures,
                lots.get(name),
                lots.get(name).times(figures)));
    }

    private Map<String, Supplier<Rest.Answer>> reads(String finished, String open, WebSession auditor) {
        Map<String, Object> bad = patch("1.0.2");
        bad.put("service", SERVICE.name());
        bad.put("owner", "nobody");
        Map<String, Supplier<Rest.Answer>> reads = new LinkedHashMap<>();
        for (String reader : List.of("auditor", "developer")) {
            reads.put("log, first page, " + reader, () -> rest.get(reader, "/api/releases"));
            long inside = new ReadableRows(reader, reader.equals("auditor") ? null : positions).shown(500);
            reads.put("log, deep inside, " + reader, () -> rest.get(reader, "/api/releases?before=" + inside));
            reads.put("log of a service, " + reader, () -> rest.get(reader, "/api/releases?service=snack-api"));
            reads.put("log, released, " + reader, () -> rest.get(reader, "/api/releases?status=released"));
            reads.put("log, withdrawn, " + reader, () -> rest.get(reader, "/api/releases?status=withdrawn"));
            reads.put("log, preparing, " + reader, () -> rest.get(reader, "/api/releases?status=preparing"));
            reads.put("log, security, " + reader, () -> rest.get(reader, "/api/releases?type=security"));
            reads.put("log, infrastructure, " + reader, () -> rest.get(reader, "/api/releases?type=infrastructure"));
            reads.put(
                    "log of a service, preparing, " + reader,
                    () -> rest.get(reader, "/api/releases?service=snack-api&status=preparing"));
        }
        reads.put("log of an unknown service", () -> rest.get("auditor", "/api/releases?service=ghost"));
        reads.put("Cockpit, log", () -> auditor.get("/camunda/api/releases"));
        reads.put("Cockpit, log of what failed", () -> auditor.get("/camunda/api/releases?status=failed"));
        reads.put("Releases, board", () -> auditor.get("/camunda/api/board"));
        reads.put("Releases, board of an owner", () -> auditor.get("/camunda/api/board?owner=owner"));
        reads.put("Releases, board of a nobody", () -> auditor.get("/camunda/api/board?owner=ghost&type=hotfix"));
        reads.put("Releases, overview of twelve weeks", () -> rest.get("auditor", "/api/overview"));
        String day = yesterday();
        reads.put(
                "Releases, overview of a day with 480 releases",
                () -> rest.get("developer", "/api/overview?from=" + day + "&to=" + day));
        reads.put("Releases, suspicions", () -> rest.get("auditor", "/api/suspicions"));
        reads.put("Cockpit, a finished release", () -> auditor.get("/camunda/api/releases/" + finished));
        reads.put("dossier of a finished release", () -> rest.get("auditor", "/api/releases/" + finished));
        reads.put("dossier of an open release", () -> rest.get("auditor", "/api/releases/" + open));
        reads.put(
                "evidence of a finished release", () -> rest.get("auditor", "/api/releases/" + finished + "/evidence"));
        reads.put("gate of a finished release", () -> rest.get("auditor", "/api/releases/" + finished + "/gate"));
        reads.put("readiness", () -> rest.get("auditor", "/api/services/snack-api/readiness"));
        reads.put(REFUSED_START, () -> rest.post("owner", "/api/releases", bad));
        JsonNode filters = rest.get("qa", "/engine-rest/filter").json();
        reads.put(
                "Tasklist, a filter",
                () -> rest.get(
                        "qa",
                        "/engine-rest/filter/" + filters.path(0).path("id").asText() + "/list?maxResults=15"));
        return reads;
    }

    private static Map<String, Figures> measured(Map<String, Supplier<Rest.Answer>> reads) {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int run = -5; run < 3 * RUNS; run++) {
            for (var read : reads.entrySet()) {
                long begin = System.nanoTime();
                Rest.Answer answer = read.getValue().get();
                double took = (System.nanoTime() - begin) / 1e6;
                // What is refused is soon said: it would pass for fast.
                assertThat(answer.status())
                        .as(read.getKey() + answer.body())
                        .isEqualTo(read.getKey().equals(REFUSED_START) ? 422 : 200);
                if (run >= 0) {
                    millis.computeIfAbsent(read.getKey(), key -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        millis.forEach((name, runs) -> figures.put(name, new Figures(runs)));
        return figures;
    }

    @Test
    @Order(5)
    void startsSoon() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-ups");
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (TestDatabase own = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            for (int run = 0; run < RUNS + 1; run++) {
                double bareSeconds = StartUps.bare(other);
                double ourSeconds = StartUps.ours(own, data);
                // The first start makes the schema.
                if (run > 0) {
                    bare.add(bareSeconds);
                    ours.add(ourSeconds);
                }
            }
        }
        print("d. Seconds from the start of the process to \"Started\" (min / median / max of runs)");
        row("this application", new Figures(ours));
        row("a bare Camunda Boot application", new Figures(bare));
        row("ratio of medians", new Figures(ours).times(new Figures(bare)));
    }

    private static Map<String, Object> patch(String version) {
        return Walk.request(version, "patch", "fix", "release/" + version);
    }

    private Walk start(TestService service, Map<String, Object> request) {
        service.branch((String) request.get("branch"), "v1.0.0", Map.of("app/Snack.php", "<?php // new\n"));
        return begin(service, request);
    }

    private Walk begin(TestService service, Map<String, Object> request) {
        Map<String, Object> own = new LinkedHashMap<>(request);
        own.put("service", service.name());
        return Walk.start(rest, own);
    }

    private Walk release(TestService service, Map<String, Object> request) {
        Walk walk = start(service, request);
        assertThat(walk.toTheEnd()).isEqualTo("released");
        return walk;
    }

    /** What runs behind the last answer ends before the count is read. */
    private static void settle() {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }

    private Instant begun(Walk walk, String element) {
        return Instant.ofEpochMilli((long) BareEngine.time(history, walk.key(), element, false));
    }

    private static Instant time(JsonNode record) {
        return Instant.parse(record.path("time").asText());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    /** How often an engine looks for jobs depends on how long people take. */
    private static boolean isNoPoll(StatementCounter.Asked asked) {
        return !asked.origin().startsWith("JobExecutor");
    }

    private static Figures figures(
            List<Map<StatementCounter.Asked, Long>> runs, java.util.function.Predicate<StatementCounter.Asked> which) {
        return new Figures(runs.stream()
                .map(run -> (double) run.entrySet().stream()
                        .filter(e -> which.test(e.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .toList());
    }

    private static void byOrigin(String what, Map<StatementCounter.Asked, Long> counts) {
        print("   By thread and kind, " + what);
        counts.entrySet().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getKey().origin() + ", " + e.getKey().kind(),
                        TreeMap::new,
                        Collectors.summingLong(Map.Entry::getValue)))
                .forEach((origin, count) -> row(origin, count));
    }

    private static void top(String what, Map<StatementCounter.Asked, Long> counts) {
        print("   The 20 most frequent statements, " + what);
        Map<String, Long> bySql = counts.entrySet().stream()
                .collect(Collectors.groupingBy(e -> e.getKey().sql(), Collectors.summingLong(Map.Entry::getValue)));
        bySql.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .forEach(e -> row(shortened(e.getKey()), e.getValue()));
    }

    /** Columns say little, tables and conditions much. */
    private static String shortened(String sql) {
        String text = sql.replaceAll("(?i)^(select )(distinct )?.*? (from )", "$1... $3");
        return text.length() > 170 ? text.substring(0, 170) + "..." : text;
    }

    private static void print(String title) {
        System.out.println("\n" + title);
    }

    private static void row(String name, Object figure) {
        System.out.println("| " + name + " | "
                + (figure instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : figure) + " |");
    }
}
