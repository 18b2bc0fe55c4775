package com.maqsafy.releases.system;

import com.maqsafy.releases.evidence.EvidenceVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Breaks what the application runs on, at random instants of deployments and rollbacks against a target that counts
 * effects, and counts what came of it. Everything is on loopback and in processes of its own.
 */
final class FaultHarness {

    /** What is broken. */
    enum Fault {
        /** kill -9 of a node while a step runs, between two steps, or at any time. */
        NODE_INSIDE_A_STEP,
        NODE_BETWEEN_STEPS,
        NODE_AT_ANY_TIME,
        /** kill -9 of PostgreSQL, which is started again at once. */
        DATABASE_INSIDE_A_STEP,
        DATABASE_BETWEEN_STEPS,
        /** PostgreSQL is killed and away for 60 seconds. */
        DATABASE_AWAY,
        /** SIGSTOP of a node for longer than its leases last. */
        NODE_FROZEN,
        /** Nothing that a node or its commands write into files arrives there for some seconds. */
        DISK_FULL,
        /** The clock of all nodes is an hour fast, or slow, from here on. */
        CLOCK_FORWARD,
        CLOCK_BACK
    }

    private static final Duration STUCK = Duration.ofSeconds(60);

    private final Path directory;
    private final FaultDatabase database;
    private final FaultTarget target;
    private final List<FaultNode> nodes = new ArrayList<>();
    private final List<FaultRobot> robots = new ArrayList<>();
    private final Random random;
    private final AtomicLong up = new AtomicLong();
    private final ConcurrentLinkedQueue<String> lostAnswers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> stuck = new ConcurrentLinkedQueue<>();
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final Map<String, String> rows = new TreeMap<>();
    private final List<String> lostRows = new ArrayList<>();
    private final String publicKey;
    private volatile Duration longestStand = Duration.ZERO;
    private volatile boolean goesOn = true;
    private volatile boolean over;
    private volatile boolean databaseUp = true;

    FaultHarness(Path directory, int nodeCount, int services, long seed) throws IOException, SQLException {
        this.directory = Files.createDirectories(directory);
        this.random = new Random(seed);
        database = FaultDatabase.create(directory);
        target = new FaultTarget(directory);
        publicKey = keys(directory.resolve("key.pem"));
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 1; i <= services; i++) {
            TestService service = TestService.create("fault-" + i, false);
            Map<String, String> own = service.settings();
            target.configure(service.name(), own);
            settings.putAll(own);
            robots.add(new FaultRobot(this, service));
        }
        settings.put("spring.profiles.active", "demo");
        settings.put("releases.demo.target", "false");
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "releases");
        settings.put("spring.datasource.password", "releases");
        settings.put("spring.flyway.user", "releases_owner");
        settings.put("spring.flyway.password", "releases_owner");
        settings.put(
                "releases.evidence.signing-key", directory.resolve("key.pem").toString());
        settings.put("releases.worker.lock-duration", "10s");
        settings.put("logging.level.root", "WARN");
        settings.put("logging.level.com.maqsafy.releases", "INFO");
        Path file = Files.write(
                directory.resolve("application.properties"),
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\"))
                        .toList());
        for (int i = 1; i <= nodeCount; i++) {
            nodes.add(
                    new FaultNode("node-" + i, directory, List.of("--spring.config.additional-location=file:" + file)));
        }
    }

    private static String keys(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            return pem("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** What came of it; everything but the counts of work must be 0. */
    record Figures(
            Map<Fault, Integer> faults,
            Map<String, Long> releases,
            long steps,
            int asked,
            List<String> doubled,
            List<String> lost,
            List<String> stuck,
            Duration longestStand,
            List<String> lostAnswers,
            List<String> lostRows,
            List<String> notIntact,
            List<String> oddities) {

        boolean sound() {
            return doubled.isEmpty()
                    && lost.isEmpty()
                    && stuck.isEmpty()
                    && lostAnswers.isEmpty()
                    && lostRows.isEmpty()
                    && notIntact.isEmpty();
        }

        @Override
        public String toString() {
            return """
                    faults %d %s
                    releases %s, effects of steps %d, owners asked %d
                    effects doubled %d %s
                    effects lost %d %s
                    stuck over 60 s %d %s (longest without a move while a node was up: %d s)
                    answers lost %d %s
                    ledger rows lost %d %s
                    ledgers not intact %d %s
                    oddities %d %s""".formatted(
                            faults.values().stream().mapToInt(Integer::intValue).sum(),
                            faults,
                            releases,
                            steps,
                            asked,
                            doubled.size(),
                            doubled,
                            lost.size(),
                            lost,
                            stuck.size(),
                            stuck,
                            longestStand.toSeconds(),
                            lostAnswers.size(),
                            lostAnswers,
                            lostRows.size(),
                            lostRows,
                            notIntact.size(),
                            notIntact,
                            oddities.size(),
                            oddities);
        }
    }

    /** Breaks one after the other, lets the releases that run end, and counts. */
    Figures run(List<Fault> faults) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fault-harness");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (FaultNode node : nodes) {
                node.start();
            }
            nodes.forEach(FaultNode::awaitUp);
            threads.execute(this::watch);
            List<java.util.concurrent.Future<?>> running = new ArrayList<>();
            robots.forEach(robot -> running.add(threads.submit(robot)));
            for (Fault fault : faults) {
                cause(fault);
                done.merge(fault, 1, Integer::sum);
                compareRows();
                say(fault);
            }
            nodes.forEach(FaultNode::awaitUp);
            setClocks(Duration.ZERO);
            goesOn = false;
            long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
            for (var robot : running) {
                robot.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            compareRows();
            return figures();
        } finally {
            over = true;
            threads.shutdownNow();
            for (FaultNode node : nodes) {
                node.kill();
            }
            database.kill();
        }
    }

    private void say(Fault fault) {
        int count = done.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%s %d %s; ended %d, asked %d, longest stand %d s, stuck %d%n",
                directory.getFileName(),
                count,
                fault,
                robots.stream().mapToInt(r -> r.ended().size()).sum(),
                robots.stream().mapToInt(FaultRobot::asked).sum(),
                longestStand.toSeconds(),
                stuck.size());
    }

    private void cause(Fault fault) throws Exception {
        FaultNode node = anyAvailable();
        FaultRobot.pause(Duration.ofMillis(random.nextInt(1500)));
        switch (fault) {
            case NODE_INSIDE_A_STEP, DATABASE_INSIDE_A_STEP -> awaitLine(false, 400);
            case NODE_BETWEEN_STEPS, DATABASE_BETWEEN_STEPS -> awaitLine(true, 150);
            default -> FaultRobot.pause(Duration.ofMillis(random.nextInt(3000)));
        }
        switch (fault) {
            case NODE_INSIDE_A_STEP, NODE_BETWEEN_STEPS, NODE_AT_ANY_TIME -> {
                node.kill();
                node.start();
                // With another node alive the next fault does not wait for this one.
                Thread waiting = new Thread(node::awaitUp, "fault-node");
                waiting.setDaemon(true);
                waiting.start();
            }
            case DATABASE_INSIDE_A_STEP, DATABASE_BETWEEN_STEPS -> awayFor(Duration.ZERO);
            case DATABASE_AWAY -> awayFor(Duration.ofSeconds(60));
            case NODE_FROZEN -> {
                node.freeze();
                FaultRobot.pause(Duration.ofSeconds(16));
                node.thaw();
            }
            case DISK_FULL -> {
                node.fillDisk();
                FaultRobot.pause(Duration.ofSeconds(4));
                node.clearDisk();
            }
            case CLOCK_FORWARD -> setClocks(Duration.ofHours(1));
            case CLOCK_BACK -> setClocks(Duration.ofHours(-1));
        }
        // Enough for something to go on before the next one.
        FaultRobot.pause(Duration.ofSeconds(2));
    }

    private FaultNode anyAvailable() {
        while (true) {
            List<FaultNode> available =
                    nodes.stream().filter(FaultNode::available).toList();
            if (!available.isEmpty()) {
                return available.get(random.nextInt(available.size()));
            }
            if (nodes.stream().noneMatch(FaultNode::isAlive)) {
                throw new AssertionError("No node came up again, see " + directory);
            }
            FaultRobot.pause(Duration.ofMillis(200));
        }
    }

    private void setClocks(Duration offset) throws IOException {
        for (FaultNode node : nodes) {
            node.setClock(offset);
        }
    }

    private void awayFor(Duration time) throws IOException {
        databaseUp = false;
        database.kill();
        FaultRobot.pause(time);
        database.start();
        nodes.stream().filter(FaultNode::available).forEach(FaultNode::awaitUp);
        databaseUp = true;
    }

    private void awaitLine(boolean end, int withinMillis) {
        int before = target.lines().size();
        long last = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < last) {
            List<FaultTarget.Line> lines = target.lines();
            if (lines.subList(before, lines.size()).stream().anyMatch(l -> l.end() == end)) {
                break;
            }
            FaultRobot.pause(Duration.ofMillis(10));
        }
        FaultRobot.pause(Duration.ofMillis(random.nextInt(withinMillis)));
    }

    /** Counts the time during which the application could work, and who does not move in it. */
    private void watch() {
        long before = System.nanoTime();
        while (!over) {
            FaultRobot.pause(Duration.ofMillis(200));
            long now = System.nanoTime();
            if (databaseUp && nodes.stream().anyMatch(FaultNode::available)) {
                up.addAndGet(now - before);
            }
            before = now;
            for (FaultRobot robot : robots) {
                Duration stands = robot.stands();
                if (stands.compareTo(longestStand) > 0) {
                    longestStand = stands;
                }
                if (stands.compareTo(STUCK) > 0 && !stuck.contains(robot.where())) {
                    stuck.add(robot.where());
                }
            }
        }
    }

    /** Every row of the ledger that was there before is still there and the same. */
    private void compareRows() {
        Map<String, String> now = new TreeMap<>();
        database.client()
                .sql("SELECT release_key, sequence, hash FROM ledger_record")
                .query(rs -> {
                    now.put(rs.getString(1) + " " + rs.getLong(2), rs.getString(3));
                });
        rows.forEach((key, hash) -> {
            if (!hash.equals(now.get(key))) {
                lostRows.add(key);
            }
        });
        rows.putAll(now);
    }

    private Figures figures() throws IOException {
        Map<String, String> ended = new TreeMap<>();
        robots.forEach(robot -> ended.putAll(robot.ended()));
        List<String> doubled = new ArrayList<>(target.overlaps());
        List<String> lost = new ArrayList<>();
        List<String> notIntact = new ArrayList<>();
        for (Map.Entry<String, String> release : ended.entrySet()) {
            for (String step : List.of("take-code", "migrate", "seed", "restart-queue", "undo-code", "reload")) {
                int effects = target.effects(release.getKey(), step);
                boolean rollback = step.equals("undo-code") || step.equals("reload");
                if (FaultTarget.ONCE.contains(step) && effects > 1) {
                    doubled.add(release.getKey() + " " + step + " " + effects + " times");
                }
                if (effects == 0 && (!rollback || release.getValue().equals("rolled-back"))) {
                    lost.add(release.getKey() + " " + step);
                }
            }
            byte[] export = rest().get("auditor", "/api/releases/" + release.getKey() + "/evidence")
                    .body()
                    .getBytes(StandardCharsets.UTF_8);
            var verification = EvidenceVerifier.with(publicKey)
                    .ofRelease(release.getKey())
                    .allowingOpen()
                    .verify(new ByteArrayInputStream(export));
            if (!verification.intact()) {
                notIntact.add(release.getKey() + " " + verification.findings());
            }
        }
        return new Figures(
                done,
                ended.values().stream().collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting())),
                target.lines().stream().filter(FaultTarget.Line::end).count(),
                robots.stream().mapToInt(FaultRobot::asked).sum(),
                doubled,
                lost,
                List.copyOf(stuck),
                longestStand,
                List.copyOf(lostAnswers),
                lostRows,
                notIntact,
                robots.stream()
                        .map(FaultRobot::oddities)
                        .flatMap(Collection::stream)
                        .toList());
    }

    /** REST of a node that can be asked. */
    Rest rest() {
        List<FaultNode> available = nodes.stream().filter(FaultNode::available).toList();
        if (available.isEmpty()) {
            throw new IllegalStateException("No node is up");
        }
        return available
                .get(java.util.concurrent.ThreadLocalRandom.current().nextInt(available.size()))
                .rest();
    }

    FaultTarget target() {
        return target;
    }

    boolean goesOn() {
        return goesOn;
    }

    boolean isOver() {
        return over;
    }

    /** Nanoseconds during which the application could work. */
    long up() {
        return up.get();
    }

    void lostAnswer(String what) {
        lostAnswers.add(what);
    }

    /** The lines that all nodes have logged. */
    long logged() throws IOException {
        long lines = 0;
        for (FaultNode node : nodes) {
            try (var all = Files.lines(node.log(), StandardCharsets.ISO_8859_1)) {
                lines += all.count();
            }
        }
        return lines;
    }

    /** A list of faults in random order, each kind as often as its weight says. */
    static List<Fault> faults(int count, long seed, Map<Fault, Integer> weights) {
        Random random = new Random(seed);
        List<Fault> bag = weights.entrySet().stream()
                .flatMap(e -> IntStream.range(0, e.getValue()).mapToObj(i -> e.getKey()))
                .toList();
        return random.ints(count, 0, bag.size()).mapToObj(bag::get).toList();
    }
}
