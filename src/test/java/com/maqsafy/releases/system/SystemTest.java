package com.maqsafy.releases.system;

import com.maqsafy.releases.ReleaseManagementApplication;
import java.io.File;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application in profile demo on a free port, with its real PostgreSQL, its demo service and a second service
 * whose repository, steps and health the tests control. One application for all tests that extend this.
 */
@SpringBootTest(
        classes = ReleaseManagementApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // Inlined, because the demo environment is made before dynamic properties are there.
            "releases.data-dir=" + SystemTest.DATA,
            "releases.demo.target-port=0",
            // No time of day is special in tests.
            "releases.services.canteen-api.calendar.peak-hours=",
        })
@ActiveProfiles("demo")
abstract class SystemTest {

    /** A directory for each test JVM: two of them run side by side. */
    static final String DATA = "target/system-test-data/${test.fork:alone}";

    static final TestService SERVICE = TestService.create();

    static {
        FileSystemUtils.deleteRecursively(new File(new StandardEnvironment().resolvePlaceholders(DATA)));
    }

    /** Services for tests that must not meet another test's releases; {@link #fresh()} hands them out. */
    private static final Deque<TestService> FRESH = services("fresh-", 40, false);

    /** The same, with peak hours all day. */
    private static final Deque<TestService> PEAK = services("peak-", 3, true);

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

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Stream.of(List.of(SERVICE), FRESH, PEAK)
                .flatMap(Collection::stream)
                .forEach(service -> service.settings().forEach((name, value) -> registry.add(name, () -> value)));
    }

    /** A service with version 1.0.0 in production that no other test has. */
    static TestService fresh() {
        return FRESH.remove();
    }

    /** A service of one's own for which it is peak time today and tomorrow. */
    static TestService freshAtPeak() {
        return PEAK.remove();
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
