package com.maqsafy.releases.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest.Incident;
import com.maqsafy.releases.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("HOT-06: the review that is owed after a hotfix")
class PostReleaseReviewsTest {

    private static final String HOTFIX = "canteen-api-1.4.2";
    private static final Instant DUE = Instant.parse("2026-03-08T08:00:00Z");

    private final TestDatabase database = TestDatabase.create().migrate("V060__post_release_review.sql");
    private final PostReleaseReviews before = reviewsAt(DUE.minusMillis(1));
    private final PostReleaseReviews after = reviewsAt(DUE);

    @BeforeEach
    void owe() {
        before.owe(HOTFIX, "canteen-api", DUE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void stopsOrdinaryReleasesOfTheServiceWhileItIsOverdue() {
        assertThat(startOf("minor", before)).isEmpty();
        for (String type : List.of("major", "minor", "patch", "infrastructure")) {
            assertThat(startOf(type, after)).containsExactly(new Violation("HOT-06", "service", """
                            The review of the hotfix canteen-api-1.4.2 is overdue since 2026-03-08. Let its owner answer \
                            the task "Review the hotfix"; ordinary releases of canteen-api start again after it."""));
        }

        after.given(HOTFIX, DUE.plus(Duration.ofDays(1)));
        assertThat(startOf("minor", after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hotfix", "security"})
    void stopsNoUrgentRelease(String type) {
        assertThat(startOf(type, after)).isEmpty();
    }

    @Test
    void stopsNoOtherService() {
        assertThat(after.overdue("other-api")).isEmpty();
    }

    @Test
    @DisplayName("LOG-06: the log says that a review is due, or overdue, until it is given")
    void isSaidInTheLog() {
        assertThat(before.of(List.of(HOTFIX, "canteen-api-1.5.0"))).isEqualTo(Map.of(HOTFIX, "review due 2026-03-08"));
        assertThat(after.of(List.of(HOTFIX))).isEqualTo(Map.of(HOTFIX, "review overdue since 2026-03-08"));
        assertThat(after.of(List.of())).isEmpty();

        after.given(HOTFIX, DUE);
        assertThat(after.of(List.of(HOTFIX))).isEmpty();
    }

    @Test
    void isGivenOnce() {
        after.given(HOTFIX, DUE);
        after.given(HOTFIX, DUE.plusSeconds(60));

        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT reviewed_at = due_at FROM post_release_review")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM post_release_review",
                "TRUNCATE post_release_review",
                "UPDATE post_release_review SET due_at = due_at + interval '1 year'",
                "UPDATE post_release_review SET reviewed_at = now(), service = 'other-api'",
                "UPDATE post_release_review SET reviewed_at = NULL",
                "INSERT INTO post_release_review VALUES ('canteen-api-1.4.3', 'canteen-api', now(), now())"
            })
    void cannotBeGotRidOf(String sql) throws Exception {
        assertThatThrownBy(
                () -> JdbcClient.create(database.dataSource()).sql(sql).update());
        assertRefused(database.owner(), sql);
        assertRefused(database.superuser(), "SET session_replication_role = replica; " + sql);
        assertThat(after.overdue("canteen-api")).hasSize(1);
    }

    @Test
    void cannotBeTakenBackOnceItIsGiven() throws Exception {
        after.given(HOTFIX, DUE);

        assertRefused(database.owner(), "UPDATE post_release_review SET reviewed_at = NULL");
        assertRefused(database.owner(), "UPDATE post_release_review SET reviewed_at = now()");
    }

    private static void assertRefused(DataSource dataSource, String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .hasMessageMatching("(?s)ERROR: REL-HOT-010 [A-Z]+ of a post-release review is refused: .*");
        }
    }

    private static List<Violation> startOf(String type, PostReleaseReviews reviews) {
        return new OverdueReviewStartRule(reviews).check(Requests.of(type, "", Incident.NONE));
    }

    private PostReleaseReviews reviewsAt(Instant now) {
        return new PostReleaseReviews(
                JdbcClient.create(database.dataSource()), ServiceTimes.UTC, Clock.fixed(now, ZoneOffset.UTC));
    }
}
