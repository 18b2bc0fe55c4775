package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.notes.RedactionSettings;
import com.maqsafy.releases.notes.Redactor;
import com.maqsafy.releases.process.Substitutes;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskChanged;
import com.maqsafy.releases.process.TaskDeadline;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** People, roles, releases and tasks around the real outbox on a real PostgreSQL. */
final class NotificationFixture {

    static final Instant NOON = Instant.parse("2026-03-02T09:00:00Z");
    static final String RELEASE = "canteen-api-1.5.0";
    /** Whoever looks for it fails. */
    static final String BROKEN = "broken-1.0.0";

    static final String SECRET_RELEASE = "canteen-api-1.5.1";
    static final ObjectMapper JSON = new ObjectMapper();

    final String url;
    final SettableClock clock = new SettableClock(NOON);
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Map<String, Set<String>> roles = new HashMap<>();
    final Map<String, String> names = new HashMap<>();
    final Map<String, String> addresses = new HashMap<>();
    final Map<String, OpenTasks.OpenTask> tasks = new ConcurrentHashMap<>();
    /** What the table of deadlines says of every task. */
    TaskDeadline deadline = TaskDeadline.of(
            Map.of("due", "PT8H", "remindBefore", "PT1H", "escalate", "PT1H management", "priority", 50));

    final Map<String, ReleaseDetails> releases = new LinkedHashMap<>();
    final Map<String, String> deployers = new HashMap<>();
    final Set<String> away = new HashSet<>();
    /** Who may do no task because of what else they did. */
    final Set<String> barred = new HashSet<>();

    @Nullable
    String actor;

    volatile boolean safeMode;
    final AtomicInteger safeModeAsked = new AtomicInteger();

    /** Around the database of this JVM, emptied. */
    NotificationFixture() {
        this(Shared.DATABASE.jdbcUrl(), Shared.CONNECTIONS);
        Shared.empty();
    }

    /** Around the database of another JVM, as it is. */
    NotificationFixture(String url) {
        this(url, pool(url));
    }

    private NotificationFixture(String url, HikariDataSource connections) {
        this.url = url;
        jdbc = JdbcClient.create(connections);
        transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
        person("owner", "Omar Owner", "release-owner");
        person("dev", "Dana Developer", "developer");
        person("tech", "Tariq Tech", "technical-owner");
        person("product", "Pia Product", "product-owner");
        person("deployer", "Dina Deployer", "deployment-owner");
        person("rollback", "Rami Rollback", "rollback-owner");
        person("manager", "Mona Manager", "management");
        person("security", "Sami Security", "security-owner");
        person("auditor", "Aya Auditor", "auditor");
        person("outsider", "Otto Outsider", "qa");
        release(RELEASE);
        release(SECRET_RELEASE);
    }

    /** Somebody with a name, an address and roles. */
    void person(String account, String name, String... held) {
        names.put(account, name);
        addresses.put(account, account + "@example.com");
        roles.put(account, Set.of(held));
    }

    void release(String key) {
        int dash = key.lastIndexOf('-');
        releases.put(
                key,
                new ReleaseDetails(
                        key,
                        key.substring(0, dash),
                        key.substring(dash + 1),
                        "1.4.0",
                        ReleaseType.MINOR,
                        "feature",
                        "release/" + key.substring(dash + 1),
                        "0".repeat(40),
                        "Daily limits",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "None",
                        "owner",
                        "owner",
                        null,
                        false,
                        ReleaseStatus.PREPARING,
                        "p-" + key,
                        NOON,
                        null));
    }

    void restrict(String key) {
        jdbc.sql("INSERT INTO release_restriction (release_key, tenant_id, owner, imposed_at) VALUES (?, ?, ?, ?)")
                .params(key, "t-" + key, "owner", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A task that groups may take. */
    OpenTasks.OpenTask task(String id, String release, String title, @Nullable Instant due, String... groups) {
        OpenTasks.OpenTask task = new OpenTasks.OpenTask(
                id, release, "userTask_approveRelease", title, null, Set.of(groups), Set.of(), clock.instant(), due);
        tasks.put(id, task);
        return task;
    }

    static TaskChanged opened(OpenTasks.OpenTask task) {
        return new TaskChanged(
                task.release(),
                "opened",
                task.id(),
                task.element(),
                task.title(),
                task.assignee(),
                List.copyOf(new TreeSet<>(task.groups())),
                task.due() == null ? "" : task.due().toString());
    }

    RecordAppended record(String release, String actor, String kind, Object payload) {
        return new RecordAppended(new LedgerRecord(
                release, 1, clock.instant(), actor, kind, List.of(), null, null, JSON.valueToTree(payload), "0", "1"));
    }

    /** A node of the application with these settings below {@code releases.notification}. */
    Node node(Map<String, String> settings) {
        return new Node(this, settings);
    }

    Restrictions restrictions() {
        return new Restrictions() {
            @Override
            public void impose(String release, String processInstanceId, String owner) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void lift(String release) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean restricted(String release) {
                return jdbc.sql("SELECT count(*) FROM release_restriction WHERE release_key = ? AND lifted_at IS NULL")
                                .param(release)
                                .query(Long.class)
                                .single()
                        > 0;
            }

            @Override
            public boolean mayKnow(String release, String user) {
                return !restricted(release)
                        || user.equals("owner")
                        || roles.getOrDefault(user, Set.of()).stream().anyMatch(CIRCLE::contains);
            }
        };
    }

    People people() {
        return new People() {
            @Override
            public boolean exists(String user) {
                return roles.containsKey(user);
            }

            @Override
            public Set<String> roles(String user) {
                return roles.getOrDefault(user, Set.of());
            }

            @Override
            public Set<String> members(String role) {
                return roles.entrySet().stream()
                        .filter(e -> e.getValue().contains(role))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
            }
        };
    }

    Substitutes substitutes() {
        Substitutes substitutes = Mockito.mock(Substitutes.class);
        Mockito.when(substitutes.away(Mockito.anySet())).thenAnswer(call -> away);
        return substitutes;
    }

    OpenTasks openTasks() {
        return new OpenTasks() {
            @Override
            public Optional<OpenTask> find(String id) {
                return Optional.ofNullable(tasks.get(id));
            }

            @Override
            public Set<String> barred(OpenTask task, Set<String> accounts) {
                return accounts.stream().filter(barred::contains).collect(Collectors.toSet());
            }

            @Override
            public void dueBefore(Instant instant, Consumer<List<TimedTask>> page) {
                page.accept(tasks.values().stream()
                        .filter(t -> t.due() != null && t.due().isBefore(instant))
                        .map(t -> new TimedTask(t, deadline))
                        .toList());
            }
        };
    }

    Ledger ledger() {
        return new Ledger() {
            @Override
            public LedgerRecord append(Attestation attestation) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<LedgerRecord> records(String release) {
                return List.of();
            }

            @Override
            public <E extends LedgerEvent> Optional<Recorded<E>> last(String release, Class<E> type) {
                return Optional.ofNullable(deployers.get(release))
                        .map(who -> record(release, who, EventKinds.kind(type), Map.of("attempt", 1))
                                .record())
                        .flatMap(record -> record.as(type));
            }
        };
    }

    Releases releases() {
        Releases known = Mockito.mock(Releases.class);
        Mockito.when(known.find(Mockito.anyString())).thenAnswer(call -> {
            if (call.getArgument(0).equals(BROKEN)) {
                throw new IllegalStateException("nobody can read this release");
            }
            return Optional.ofNullable(releases.get(call.<String>getArgument(0)));
        });
        Mockito.when(known.open(Mockito.anyString()))
                .thenAnswer(call -> releases.values().stream()
                        .filter(r -> r.service().equals(call.getArgument(0)))
                        .toList());
        Mockito.when(known.open()).thenAnswer(call -> new ArrayList<>(releases.values()));
        return known;
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(url);
        connections.setUsername(TestDatabase.USERNAME);
        connections.setPassword(TestDatabase.PASSWORD);
        connections.setMaximumPoolSize(8);
        connections.setMinimumIdle(0);
        return connections;
    }

    /** One database for all tests of a JVM, which run one after the other. */
    private static final class Shared {

        private static final TestDatabase DATABASE = TestDatabase.create()
                .migrate("V010__release.sql", "V050__release_restriction.sql", "V150__notification.sql");
        private static final HikariDataSource CONNECTIONS = pool(DATABASE.jdbcUrl());

        private static void empty() {
            JdbcClient.create(DATABASE.superuser()).sql("""
                            ALTER TABLE release_restriction DISABLE TRIGGER ALL;
                            DELETE FROM notification_delivery_event; DELETE FROM notification_delivery;
                            DELETE FROM notification_event; DELETE FROM notification_channel; DELETE FROM notification_thread;
                            DELETE FROM notification_preference; DELETE FROM release_restriction""").update();
        }
    }

    /** One node: everything that is new in the module, wired as Spring wires it. */
    static final class Node {

        final NotificationSettings settings;
        final EventOutbox outbox;
        final Deliveries deliveries;
        final PreferenceStore preferences;
        final Recipients recipients;
        final MessageWriter writer;
        final Channels channels;
        final CloudEvents cloudEvents;
        final NotificationRecorder recorder;
        final Dispatcher dispatcher;
        final Sending sending;
        final Senders senders;
        private final NotificationFixture fixture;

        Node(NotificationFixture fixture, Map<String, String> below) {
            this.fixture = fixture;
            Map<String, String> all = new HashMap<>();
            all.put("releases.notification.base-url", "https://releases.example.com");
            below.forEach((key, value) -> {
                if (!key.startsWith("smtp")) {
                    all.put("releases.notification." + key, value);
                }
            });
            settings = new Binder(new MapConfigurationPropertySource(all))
                    .bind("releases.notification", NotificationSettings.class)
                    .get();
            outbox = new EventOutbox(fixture.jdbc, JSON, fixture.clock);
            deliveries = new Deliveries(fixture.jdbc, outbox, fixture.clock);
            preferences = new PreferenceStore(fixture.jdbc, settings, JSON, fixture.clock);
            TaskAudience audience = (release, groups) -> fixture.restrictions().restricted(release)
                    ? new TaskAudience.Audience(
                            groups.stream()
                                    .filter(Restrictions.CIRCLE::contains)
                                    .collect(Collectors.toSet()),
                            Set.of("owner"))
                    : new TaskAudience.Audience(groups, Set.of());
            Releases releases = fixture.releases();
            recipients = new Recipients(
                    releases,
                    fixture.restrictions(),
                    fixture.people(),
                    audience,
                    fixture.ledger(),
                    fixture.openTasks(),
                    preferences,
                    fixture.substitutes());
            PersonNames names = account -> fixture.names.getOrDefault(account, account);
            cloudEvents = new CloudEvents(releases, settings, JSON);
            writer = new MessageWriter(releases, recipients, names, fixture.openTasks(), settings);
            try {
                channels = new NotificationConfiguration()
                        .channels(
                                settings,
                                provider(JavaMailSender.class, mail(below)),
                                provider(
                                        com.maqsafy.releases.person.AccountAddresses.class,
                                        account -> Optional.ofNullable(fixture.addresses.get(account))),
                                names,
                                preferences,
                                writer,
                                new Threads(fixture.jdbc),
                                new ChatForms(JSON),
                                cloudEvents,
                                JSON,
                                fixture.clock);
            } catch (jakarta.mail.internet.AddressException e) {
                throw new IllegalStateException(e);
            }
            recorder = new NotificationRecorder(
                    outbox,
                    ledgerEvents(),
                    channels,
                    () -> Optional.ofNullable(fixture.actor),
                    JSON,
                    fixture.transaction);
            dispatcher = new Dispatcher(
                    outbox,
                    deliveries,
                    recipients,
                    preferences,
                    channels,
                    releases,
                    fixture.transaction,
                    fixture.clock);
            sending = new Sending(deliveries, recipients, fixture.openTasks(), preferences, settings, fixture.clock);
            SafeMode safeMode = new SafeMode() {
                @Override
                public boolean on() {
                    fixture.safeModeAsked.incrementAndGet();
                    return fixture.safeMode;
                }

                @Override
                public List<String> reasons() {
                    return List.of();
                }
            };
            senders = new Senders(
                    dispatcher,
                    sending,
                    channels,
                    outbox,
                    deliveries,
                    settings,
                    safeMode,
                    Mockito.mock(OnOneNode.class));
        }

        private static JavaMailSender mail(Map<String, String> settings) {
            JavaMailSenderImpl mail = new JavaMailSenderImpl();
            mail.setHost("127.0.0.1");
            mail.setPort(Integer.parseInt(settings.getOrDefault("smtp", "1")));
            Properties properties = new Properties();
            properties.put("mail.smtp.connectiontimeout", "2000");
            properties.put("mail.smtp.timeout", "5000");
            properties.put("mail.smtp.writetimeout", "5000");
            mail.setJavaMailProperties(properties);
            return mail;
        }

        private static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("bean", bean);
            return beans.getBeanProvider(type);
        }

        /** What happens, committed. */
        void happens(Consumer<NotificationRecorder> what) {
            fixture.transaction.executeWithoutResult(tx -> what.accept(recorder));
        }

        /** Everything that is due. */
        void dispatchAndSend() {
            dispatch();
            send();
        }

        void dispatch() {
            while (dispatcher.dispatchNext()) {
                // The next one.
            }
        }

        void send() {
            channels.all().forEach(this::send);
        }

        private void send(Channel channel) {
            while (sending.sendNext(channel)) {
                // The next one.
            }
        }

        /** Everything that was written is as the published schemas say. */
        void assertEventsDescribed() {
            fixture.jdbc
                    .sql("SELECT * FROM notification_event")
                    .query((rs, row) -> new NotificationEvent(
                            rs.getObject("id", java.util.UUID.class),
                            EventType.ofWord(rs.getString("type")).orElseThrow(),
                            rs.getString("release_key"),
                            rs.getString("service"),
                            rs.getTimestamp("at").toInstant(),
                            object(rs.getString("data"))))
                    .list()
                    .forEach(event -> EventSchemas.assertDescribed(cloudEvents.of(event)));
        }

        Channel channel(String name) {
            return channels.all().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static LedgerEvents ledgerEvents() {
        NotesSettings notes = new Binder().bindOrCreate("releases.notes", NotesSettings.class);
        return new LedgerEvents(JSON, new Redactor(new RedactionSettings(List.of()), new LeakScanner(notes)));
    }

    /** Somebody's wishes, the defaults but for what is changed. */
    static Preference wishes(Map<Category, Mode> modes) {
        return new Preference(
                Language.EN,
                java.time.ZoneId.of("Asia/Riyadh"),
                null,
                null,
                java.time.LocalTime.of(8, 30),
                modes,
                List.of(),
                List.of());
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
