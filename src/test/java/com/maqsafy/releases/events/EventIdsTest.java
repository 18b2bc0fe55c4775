package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestDatabase;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The id of an event")
class EventIdsTest {

    private static final TestDatabase DATABASE = TestDatabase.create().migrate("V200__event_ids.sql");

    private final EventIds ids = new EventIds(JdbcClient.create(DATABASE.dataSource()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    @DisplayName("leads back to its place on every node")
    void isReadByOtherNodes() {
        EventIds other = new EventIds(JdbcClient.create(DATABASE.dataSource()));
        for (long position : new long[] {0, 1, 4_711, Long.MAX_VALUE}) {
            assertThat(other.position(ids.of(position))).hasValue(position);
        }
    }

    @Test
    @DisplayName("SEC-07: tells nobody how many events, of restricted releases too, there were before it")
    void tellsNoPlace() {
        Set<String> same = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            same.add(ids.of(4_711));
        }
        assertThat(same).as("ids of one place").hasSize(100).allMatch(id -> id.matches("[A-Za-z0-9_-]{48}"));
        assertThat(same).noneMatch(id -> id.contains("4711"));
    }

    @Test
    @DisplayName("that somebody made up, or changed, is none")
    void refusesAnythingElse() {
        byte[] changed = Base64.getUrlDecoder().decode(ids.of(7));
        changed[20] ^= 1;
        for (String id : List.of(
                "",
                "7",
                "0",
                "-1",
                "a b",
                "x".repeat(10_000),
                Base64.getUrlEncoder().encodeToString(changed))) {
            assertThat(ids.position(id)).as(id).isEmpty();
        }
    }
}
