package com.maqsafy.releases.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.MadePostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application in profile demo on a free port, with its real PostgreSQL, its demo service and a second service
 * whose repository, steps and health the tests control. One application a JVM for all classes that extend this: what a test
 * changes for everybody, roles say, it puts back.
 */
@SpringBootTest(
        classes = ReleaseManagementApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // Inlined, because the demo environment is made before dynamic properties are there.
            "releases.data-dir=" + SystemTest.DATA,
            "spring.config.additional-location=file:" + SystemTest.SETTINGS,
            "releases.demo.target-port=0",
            // No time of day is special in tests.
            "releases.services.canteen-api.calendar.peak-hours=",
            // Disabled by two mistakes, while all others work.
            "releases.services.misspelt-api.source.repositry=/srv/misspelt.git",
            "releases.services.misspelt-api.hotfix.review-due=5",
        })
@ActiveProfiles("demo")
@AutoConfigureObservability(tracing = false)
@Import(BrokenWork.class)
abstract class SystemTest {

    /** A directory for each test JVM: two of them run side by side. */
    static final String DATA = "target/system-test-data/${test.fork:alone}";

    /** The settings of the services. */
    static final String SETTINGS = "target/system-test-settings/${test.fork:alone}.properties";

    static final TestService SERVICE = TestService.create();

    /** For pictures: its name looks like one. */
    static final TestService WATCHED = TestService.create("menu-api", false);

    /** Where the application sends its mails; most accounts have no address and get none. */
    static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        FileSystemUtils.deleteRecursively(new File(placed(DATA)));
        MadePostgres.in(Path.of(placed(DATA), "postgres"));
        MAIL.start();
    }

    /** Services for tests that must not meet another test's releases, enough for all classes, or for the share of one of several JVMs ({@code test.fresh}); {@link #fresh()} hands them out. */
    private static final Deque<TestService> FRESH = services("fresh-", Integer.getInteger("test.fresh", 120), false);

    /** The same, with peak hours all day. */
    private static final Deque<TestService> PEAK = services("peak-", 3, true);

    /** The same, asked every three seconds which version they run. */
    private static final Deque<TestService> OBSERVED = services("observed-", 7, false);

    static {
        OBSERVED.forEach(service -> service.observedEvery("3s"));
        writeSettings();
    }

    @LocalServerPort
    private int port;

    @Autowired
    protected Environment environment;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected HistoryService history;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected RepositoryService repository;

    protected Rest rest;

    /** A file: what it holds is bound a hundred times faster than what a test may still change. */
    private static void writeSettings() {
        Properties settings = new Properties();
        Stream.of(List.of(SERVICE, WATCHED), FRESH, PEAK, OBSERVED)
                .flatMap(Collection::stream)
                .forEach(service -> settings.putAll(service.settings()));
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(MAIL.getSmtp().getPort()));
        // Nothing is cleaned up while tests run, whatever the time of day: its job would be seen to move.
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        settings.put("releases.retention.history-from", now.plusHours(6).format(DateTimeFormatter.ofPattern("HH:mm")));
        settings.put("releases.retention.history-until", now.plusHours(7).format(DateTimeFormatter.ofPattern("HH:mm")));
        settings.put("releases.notification.base-url", "https://releases.example.com");
        settings.put("releases.notification.email.from", "releases@example.com");
        settings.put("releases.notification.poll-interval", "1s");
        settings.put("releases.worker.retry-after", "200ms");
        Path file = Path.of(placed(SETTINGS));
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String placed(String path) {
        return new StandardEnvironment().resolvePlaceholders(path);
    }

    /** A service with version 1.0.0 in production that no other test has. */
    static TestService fresh() {
        return FRESH.remove();
    }

    /** A service of one's own for which it is peak time today and tomorrow. */
    static TestService freshAtPeak() {
        return PEAK.remove();
    }

    /** A service of one's own that is asked every three seconds which version it runs. */
    static TestService freshObserved() {
        return OBSERVED.remove();
    }

    private static Deque<TestService> services(String prefix, int count, boolean peak) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> TestService.create(prefix + i, peak))
                .collect(Collectors.toCollection(ConcurrentLinkedDeque::new));
    }

    @BeforeEach
    void connect() {
        rest = new Rest(port);
        SERVICE.healthy();
    }
}
