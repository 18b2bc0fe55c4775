package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.process.InstanceTenants;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The restriction of security releases (TYPE-05, SEC-07)")
class RestrictionsTest {

    private static final String KEY = "canteen-api-1.0.3";

    /** People are in the group that their name says; {@code boss} is in two. */
    private static final Map<String, Set<String>> PEOPLE = Map.of(
            "owner", Set.of("release-owner"),
            "other", Set.of("release-owner"),
            "tech", Set.of("technical-owner"),
            "security", Set.of("security-owner"),
            "auditor", Set.of("auditor"),
            "boss", Set.of("product-owner", "management"),
            "admin", Set.of("camunda-admin"));

    private final TestDatabase database =
            TestDatabase.create().migrate("V010__release.sql", "V050__release_restriction.sql");
    private static final InstanceTenants TENANTS = mock(InstanceTenants.class);
    private static final People PERSONS = mock(People.class);
    private static final ShownPositions POSITIONS = new ShownPositions(new byte[] {1});
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final DelegatingDataSource CURRENT = new DelegatingDataSource();
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private TransactionTemplate transaction;
    private StoredRestrictions restrictions;
    private RestrictedAudience audience;
    private Releases releases;
    private Optional<String> signedIn = Optional.empty();

    /** Made once, for whatever database a test has: it costs a second. */
    private static void standUp() {
        when(TENANTS.of(anyString())).thenAnswer(call -> "restricted-" + call.getArgument(0));
        when(PERSONS.roles(anyString())).thenAnswer(call -> PEOPLE.getOrDefault(call.getArgument(0), Set.of()));
        CONTEXT.registerBean(DataSource.class, () -> CURRENT);
        CONTEXT.registerBean(InstanceTenants.class, () -> TENANTS);
        CONTEXT.registerBean(People.class, () -> PERSONS);
        CONTEXT.registerBean(Clock.class, () -> CLOCK);
        CONTEXT.registerBean(Ledger.class, () -> mock(Ledger.class));
        CONTEXT.registerBean(Sealing.class, () -> mock(Sealing.class));
        CONTEXT.registerBean(SourceRepositories.class, () -> mock(SourceRepositories.class));
        CONTEXT.register(Jpa.class, StoredRestrictions.class, RestrictedAudience.class, StoredReleases.class);
        CONTEXT.refresh();
    }

    @BeforeEach
    void begin() {
        CURRENT.setTargetDataSource(database.dataSource());
        if (!CONTEXT.isActive()) {
            standUp();
        }
        transaction = new TransactionTemplate(CONTEXT.getBean(PlatformTransactionManager.class));
        restrictions = CONTEXT.getBean(StoredRestrictions.class);
        audience = CONTEXT.getBean(RestrictedAudience.class);
        releases = CONTEXT.getBean(Releases.class);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, true",
        "tech, true",
        "security, true",
        "auditor, true",
        "boss, true",
        "other, false",
        "admin, false",
        "nobody, false",
        "'', false"
    })
    void aRestrictedReleaseIsKnownToTheCircleAndItsOwner(String user, boolean knows) {
        impose(KEY);

        assertThat(restrictions.restricted(KEY)).isTrue();
        assertThat(restrictions.mayKnow(KEY, user)).isEqualTo(knows);
        Set<String> groups = PEOPLE.getOrDefault(user, Set.of());
        assertThat(restrictions.visibleTo(user, groups).contains("restricted-" + KEY))
                .isEqualTo(knows);
        assertThat(restrictions.hiddenFrom(user, groups).contains("restricted-" + KEY))
                .isEqualTo(!knows);
    }

    @Test
    void anyOtherReleaseIsKnownToEverybody() {
        impose(KEY);

        assertThat(restrictions.restricted("canteen-api-1.0.2")).isFalse();
        assertThat(restrictions.mayKnow("canteen-api-1.0.2", "nobody")).isTrue();
    }

    @Test
    void aLiftedRestrictionHidesNothing() {
        impose(KEY);
        lift(KEY);

        assertThat(restrictions.restricted(KEY)).isFalse();
        assertThat(restrictions.mayKnow(KEY, "other")).isTrue();
        assertThat(restrictions.visibleTo("other", Set.of("release-owner"))).containsExactly("restricted-" + KEY);
        assertThat(restrictions.hiddenFrom("other", Set.of("release-owner"))).isEmpty();
        lift(KEY);
        lift("canteen-api-1.0.2");
    }

    @Test
    void isImposedOnceAndInATransactionOnly() {
        assertThatThrownBy(() -> restrictions.impose(KEY, KEY, "owner"))
                .isInstanceOf(IllegalTransactionStateException.class);
        impose(KEY);
        lift(KEY);
        assertThatThrownBy(() -> impose(KEY))
                .hasMessageContaining("REL-REL-020")
                .hasMessageContaining(KEY + " was restricted before");
        assertThatThrownBy(() -> restrictions.lift(KEY)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE release_restriction SET owner = 'other'",
                "UPDATE release_restriction SET tenant_id = 'none'",
                "UPDATE release_restriction SET lifted_at = now(), owner = 'other'",
                "UPDATE release_restriction SET lifted_at = NULL",
                "DELETE FROM release_restriction",
                "TRUNCATE release_restriction"
            })
    void theDatabaseRefusesAnythingButLiftingOnce(String sql) throws Exception {
        impose(KEY);
        assertThatThrownBy(
                () -> JdbcClient.create(database.dataSource()).sql(sql).update());
        assertRefused(database.owner(), sql);
        assertRefused(database.superuser(), "SET session_replication_role = replica; " + sql);
        lift(KEY);
        assertRefused(database.owner(), "UPDATE release_restriction SET lifted_at = now()");
    }

    private static void assertRefused(DataSource dataSource, String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("REL-REL-021");
        }
    }

    @Test
    @DisplayName("LOG-01 to LOG-06: a page of the log is as long as if there were no restricted releases")
    void theLogLeavesOutWhatTheReaderMayNotKnow() {
        store(8);
        impose("canteen-api-1.0.3");
        impose("canteen-api-1.0.6");
        impose("canteen-api-1.0.7");
        lift("canteen-api-1.0.6");

        assertThat(log("other", 4)).containsExactly("1.0.8", "1.0.6", "1.0.5", "1.0.4");
        assertThat(log("admin", 8)).containsExactly("1.0.8", "1.0.6", "1.0.5", "1.0.4", "1.0.2", "1.0.1");
        assertThat(log("owner", 3)).containsExactly("1.0.8", "1.0.7", "1.0.6");
        assertThat(log("auditor", 8)).hasSize(8);
        for (String reader : List.of("other", "admin", "owner", "auditor", "nobody")) {
            assertThat(rows(reader)).as("the same in SQL: " + reader).isEqualTo(log(reader, 8));
        }
    }

    @Test
    @DisplayName("SEC-07: of a hidden release as much is read as of one that does not exist: no clock tells them apart")
    void asMuchIsReadOfAHiddenReleaseAsOfAnAbsentOne() {
        store(4);
        impose(KEY);
        signedIn = Optional.of("other");

        List<String> ofHidden = read(KEY);
        assertThat(ofHidden).isNotEmpty().isEqualTo(read("canteen-api-9.9.9"));
    }

    /** Which methods of people and restrictions a look for a release asks, in order. */
    private List<String> read(String key) {
        Restrictions asked = mock(Restrictions.class, delegatesTo(restrictions));
        clearInvocations(PERSONS);
        assertThat(new VisibleReleases(releases, asked, PERSONS, () -> signedIn, POSITIONS).find(key))
                .isEmpty();
        return Stream.of(asked, PERSONS)
                .flatMap(of -> mockingDetails(of).getInvocations().stream())
                .map(call -> call.getMethod().getName())
                .sorted()
                .toList();
    }

    @Test
    void aHiddenReleaseIsAnsweredLikeAnUnknownOne() {
        store(4);
        impose(KEY);
        signedIn = Optional.of("other");

        assertThat(visible().find(KEY)).isEmpty();
        assertThatThrownBy(() -> visible().get(KEY))
                .isInstanceOf(UnknownReleaseException.class)
                .hasMessage(new UnknownReleaseException(KEY).getMessage());
        assertThat(visible().get("canteen-api-1.0.4").version()).isEqualTo("1.0.4");
        signedIn = Optional.empty();
        assertThat(visible().find(KEY)).isEmpty();
        signedIn = Optional.of("boss");
        assertThat(visible().find(KEY)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "developer, technical-owner, false",
        "qa, security-owner, false",
        "product-owner, management, false",
        "business-owner, management, false",
        "release-owner, management, true",
        "deployment-owner, management, true",
        "rollback-owner, management, true",
        "technical-owner, technical-owner, false",
        "security-owner, security-owner, false",
        "management, management, false"
    })
    @DisplayName("PRIN-01: somebody who may know of it does the work of every group that may not")
    void theCircleDoesTheWorkOfTheOthers(String group, String standIn, boolean owner) {
        impose(KEY);

        Audience asked = audience.of(KEY, Set.of(group));

        assertThat(asked).isEqualTo(new Audience(Set.of(standIn), owner ? Set.of("owner") : Set.of()));
        assertThat(asked.admits("owner", PEOPLE.get("owner"))).isEqualTo(owner);
        assertThat(asked.admits("other", Set.of(group)))
                .as("only members of the circle count")
                .isEqualTo(group.equals(standIn));
        assertThat(audience.of("canteen-api-1.0.2", Set.of(group))).isEqualTo(new Audience(Set.of(group), Set.of()));
    }

    @Test
    void nobodyStandsInForCi() {
        impose(KEY);

        assertThat(audience.of(KEY, Set.of("ci", "qa", "developer")).groups())
                .containsExactlyInAnyOrder("technical-owner", "security-owner");
        assertThat(audience.of(KEY, Set.of("deployment-owner", "rollback-owner")))
                .isEqualTo(new Audience(Set.of("management"), Set.of("owner")));
    }

    @Test
    void whoWasAskedBeforeTheDisclosureMayStillAnswer() {
        impose(KEY);
        lift(KEY);

        assertThat(audience.of(KEY, Set.of("deployment-owner")))
                .isEqualTo(new Audience(Set.of("management", "deployment-owner"), Set.of("owner")));
    }

    @Test
    void shortListsLeaveOutWhatAPersonMayNotKnow() {
        store(3);
        impose(KEY);
        Instant planned = CLOCK.instant().plusSeconds(60);
        transaction.executeWithoutResult(tx ->
                List.of("1.0.3", "1.0.2").forEach(v -> releases.amend("canteen-api-" + v, r -> r.planned(planned))));
        LogFilter all = new LogFilter(null, null, null, null, 10);

        assertThat(lists("owner", lists -> lists.planned(all, CLOCK.instant())))
                .containsExactlyInAnyOrder("1.0.3", "1.0.2");
        assertThat(lists("tech", lists -> lists.planned(all, CLOCK.instant())))
                .containsExactlyInAnyOrder("1.0.3", "1.0.2");
        assertThat(lists("other", lists -> lists.planned(all, CLOCK.instant()))).containsExactly("1.0.2");
        assertThat(lists("owner", lists -> lists.planned(all, planned))).isEmpty();
        Set<String> keys = Set.of(KEY, "canteen-api-1.0.1", "no-such-1.0.0");
        assertThat(lists("owner", lists -> lists.named(keys, all))).containsExactly("1.0.3", "1.0.1");
        assertThat(lists("admin", lists -> lists.named(keys, all))).containsExactly("1.0.1");
        assertThat(openKeys("other", null, null, "owner", 10))
                .containsExactly("canteen-api-1.0.2", "canteen-api-1.0.1");
        assertThat(openKeys("owner", "canteen-api", null, "owner", 10))
                .containsExactly(KEY, "canteen-api-1.0.2", "canteen-api-1.0.1");
        assertThat(openKeys("owner", null, null, null, 1)).containsExactly(KEY);
        assertThat(openKeys("owner", "another-api", null, null, 10)).isEmpty();
        assertThat(openKeys("owner", null, "hotfix", null, 10)).isEmpty();
        assertThat(openKeys("owner", null, null, "somebody", 10)).isEmpty();

        transaction.executeWithoutResult(tx -> List.of("1.0.3", "1.0.1")
                .forEach(v -> releases.moveTo("canteen-api-" + v, ReleaseStatus.RELEASED, "Done")));
        assertThat(openKeys("owner", null, null, "owner", 10)).containsExactly("canteen-api-1.0.2");
        assertThat(lists("other", lists -> ended(lists, all, 1))).containsExactly("1.0.1");
        assertThat(lists("security", lists -> ended(lists, all, 1))).containsExactlyInAnyOrder("1.0.3", "1.0.1");
        assertThat(lists("security", lists -> ended(lists, all, 0))).isEmpty();
        assertThat(lists("security", lists -> ended(lists, all.ownedBy("somebody"), 1)))
                .isEmpty();
    }

    private List<ReleaseDetails> ended(ReleaseLists lists, LogFilter filter, int secondsAgo) {
        return lists.finished(filter, CLOCK.instant().minusSeconds(secondsAgo)).stream()
                .map(LogEntry::release)
                .toList();
    }

    private List<String> lists(String reader, Function<ReleaseLists, List<ReleaseDetails>> read) {
        signedIn = Optional.of(reader);
        return read.apply(releaseLists()).stream().map(ReleaseDetails::version).toList();
    }

    private ReleaseLists releaseLists() {
        return new ReleaseLists(
                CONTEXT.getBean(ReleaseRows.class), visible(), JdbcClient.create(CONTEXT.getBean(DataSource.class)));
    }

    private List<String> openKeys(String reader, String service, String type, String owner, int limit) {
        signedIn = Optional.of(reader);
        return releaseLists().openKeys(service, type, owner, limit);
    }

    private void impose(String key) {
        transaction.executeWithoutResult(tx -> restrictions.impose(key, key, "owner"));
    }

    private void lift(String key) {
        transaction.executeWithoutResult(tx -> restrictions.lift(key));
    }

    private VisibleReleases visible() {
        return new VisibleReleases(releases, restrictions, PERSONS, () -> signedIn, POSITIONS);
    }

    @Test
    @DisplayName(
            "SEC-07: by the positions of the log nobody learns of a release between two others, whatever is asked for")
    void thePositionsOfTheLogTellOfNoOther() {
        store(4);
        impose(KEY);
        signedIn = Optional.of("other");

        List<LogEntry> shown = page(null);
        assertThat(shown).extracting(e -> e.release().version()).containsExactly("1.0.4", "1.0.2", "1.0.1");
        assertThat(shown).extracting(LogEntry::id).allMatch(id -> id >= 1L << 52);
        assertThat(page(shown.get(0).id()))
                .extracting(e -> e.release().version())
                .containsExactly("1.0.2", "1.0.1");
        for (long tried : new long[] {1, 2, 3, 4}) {
            assertThatThrownBy(() -> page(tried)).hasMessageContaining("REL-REL-550");
        }

        signedIn = Optional.of("auditor");
        List<LogEntry> all = page(null);
        assertThat(all).hasSize(4);
        assertThat(page(all.get(1).id())).isEqualTo(all.subList(2, 4));
    }

    private List<LogEntry> page(Long before) {
        return visible().log(new LogFilter(before, "canteen-api", null, null, 10));
    }

    private List<String> log(String reader, int limit) {
        signedIn = Optional.of(reader);
        return visible().log(new LogFilter(null, "canteen-api", null, null, limit)).stream()
                .map(entry -> entry.release().version())
                .toList();
    }

    private List<String> rows(String reader) {
        signedIn = Optional.of(reader);
        ReadableRows rows = visible().rows();
        return JdbcClient.create(database.dataSource())
                .sql("SELECT r.version FROM release r WHERE " + rows.in("r") + " ORDER BY r.id DESC")
                .params(rows.params())
                .query(String.class)
                .list();
    }

    /** Versions 1.0.1 and up. */
    private void store(int count) {
        transaction.executeWithoutResult(
                tx -> IntStream.rangeClosed(1, count).forEach(i -> releases.create(release("1.0." + i))));
    }

    private ReleaseDetails release(String version) {
        return new ReleaseDetails(
                "canteen-api-" + version,
                "canteen-api",
                version,
                "1.0.0",
                ReleaseType.SECURITY,
                "fix",
                "hotfix/leak",
                "0".repeat(40),
                "A fix",
                List.of("Fixed"),
                List.of("backend"),
                List.of("auth"),
                List.of(),
                List.of("SEC-1"),
                "None",
                "owner",
                "owner",
                null,
                false,
                ReleaseStatus.PREPARING,
                "p-" + version,
                CLOCK.instant(),
                null);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableJpaRepositories(basePackageClasses = RestrictionRow.class)
    static class Jpa {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            var factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan(RestrictionRow.class.getPackageName());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of(
                    "hibernate.hbm2ddl.auto", "validate",
                    "hibernate.jdbc.time_zone", "UTC",
                    "hibernate.physical_naming_strategy", CamelCaseToUnderscoresNamingStrategy.class.getName()));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }
}
