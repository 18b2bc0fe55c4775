package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.testing.SettableClock;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EventHubTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Events log = new Events();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> signedOut = new HashSet<>();
    private final Set<String> knowing = new HashSet<>();
    private final EventHub hub =
            new EventHub(log, new EventAudience(new Embargo()), new Progress(), new OpenIds(), clock);

    @Test
    void tellsWhatHappenedSinceSomebodyJoinedAndNothingOfBefore() {
        log.happened("a-1.0.0", "{}");
        Client all = watch("owner", null);
        Client one = watch("owner", "b-1.0.0");
        log.happened("a-1.0.0", "{\"n\":1}");
        log.happened("b-1.0.0", "{\"n\":2}");

        hub.advance();
        hub.advance();

        assertThat(all.read())
                .isEqualTo("id: 2\nevent: status\ndata: {\"n\":1}\n\nid: 3\nevent: status\ndata: {\"n\":2}\n\n");
        assertThat(one.read()).isEqualTo("id: 3\nevent: status\ndata: {\"n\":2}\n\n");
    }

    @Test
    void readsNothingWhileNobodyWatches() {
        log.happened("a-1.0.0", "{}");

        hub.advance();
        hub.progress();

        assertThat(log.reads).isZero();
    }

    @Test
    void whoMayNoLongerKnowIsToldNothingMore() {
        Client all = watch("owner", null);
        Client one = watch("owner", "a-1.0.0");
        hidden.add("a-1.0.0");
        log.happened("a-1.0.0", "{\"secret\":1}");

        hub.advance();

        assertThat(all.read()).isEmpty();
        assertThat(one.read()).isEqualTo("event: end\ndata: {\"reason\":\"not-allowed\"}\n\n");
    }

    @Test
    void whoHasLostARoleIsToldNothingFromThatMomentOn() {
        hidden.add("a-1.0.0");
        knowing.addAll(Set.of("tech", "security"));
        Client all = watch("tech", null);
        Client one = watch("tech", "a-1.0.0");
        Client other = watch("security", null);
        log.happened("a-1.0.0", "{\"n\":1}");
        hub.advance();
        knowing.remove("tech");
        log.happened("a-1.0.0", "{\"secret\":2}");

        hub.advance();

        assertThat(all.read()).isEqualTo("id: 1\nevent: status\ndata: {\"n\":1}\n\n");
        assertThat(one.read()).isEqualTo(all.read() + "event: end\ndata: {\"reason\":\"not-allowed\"}\n\n");
        assertThat(other.read()).contains("{\"secret\":2}");
    }

    @Test
    void whoWasSignedOutIsToldNothingMoreAndAskedToComeAgain() {
        Client gone = watch("leaver", null);
        Client silent = watch("leaver", "b-1.0.0");
        Client other = watch("owner", null);
        signedOut.add("leaver");
        clock.set(clock.instant().plus(Duration.ofSeconds(4)));
        log.happened("a-1.0.0", "{\"n\":1}");

        hub.advance();
        hub.beat(Duration.ofHours(1));

        assertThat(gone.read()).isEqualTo("event: end\ndata: {\"reason\":\"come-again\"}\n\n");
        assertThat(silent.read()).isEqualTo(gone.read());
        assertThat(other.read()).contains("{\"n\":1}", ": heartbeat");
    }

    @Test
    void aStreamOfOneReleaseEndsWithIt() {
        Client all = watch("owner", null);
        Client one = watch("owner", "a-1.0.0");
        log.happened("a-1.0.0", "{\"final\":true}");

        hub.advance();

        assertThat(one.read()).endsWith("event: end\ndata: {\"reason\":\"release-ended\"}\n\n");
        assertThat(all.read()).doesNotContain("event: end");
        assertThat(hub.size()).isEqualTo(1);
    }

    @Test
    void showsThatItLivesAndSendsAwayWhoWatchedForLong() {
        Client early = watch("owner", null);
        clock.set(clock.instant().plus(Duration.ofMinutes(50)));
        Client late = watch("owner", null);
        clock.set(clock.instant().plus(Duration.ofMinutes(20)));

        hub.beat(Duration.ofHours(1));

        assertThat(early.read()).isEqualTo("event: end\ndata: {\"reason\":\"come-again\"}\n\n");
        assertThat(late.read()).isEqualTo(": heartbeat\n\n");
    }

    @Test
    void allStreamsEndAtTheShutdownAndLaterOnesAtOnce() {
        Client before = watch("owner", null);

        hub.close();
        Client after = watch("owner", null);

        assertThat(before.read()).isEqualTo("event: end\ndata: {\"reason\":\"shutdown\"}\n\n");
        assertThat(after.read()).isEqualTo(before.read());
        assertThat(hub.deserted()).isTrue();
    }

    @Test
    void whatHappensWhileTheSnapshotIsReadComesAfterIt() throws IOException {
        Watcher watcher = new Watcher("owner", null, () -> true);
        long upTo = hub.join(watcher);
        log.happened("a-1.0.0", "{\"n\":1}");
        hub.advance();
        Client client = new Client();

        watcher.begin(client.stream(hub, watcher), List.of(EventFrame.of(String.valueOf(upTo), "snapshot", "{}")));
        client.opened();

        assertThat(client.read())
                .isEqualTo("id: 0\nevent: snapshot\ndata: {}\n\nid: 1\nevent: status\ndata: {\"n\":1}\n\n");
    }

    private Client watch(String user, @Nullable String release) {
        try {
            Watcher watcher = new Watcher(user, release, () -> !signedOut.contains(user));
            hub.join(watcher);
            Client client = new Client();
            watcher.begin(client.stream(hub, watcher), List.of());
            client.opened();
            return client;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events in memory. */
    private static final class Events extends EventLog {

        private final List<ReleaseEvent> events = new ArrayList<>();
        private int reads;

        Events() {
            super(JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource()), null);
        }

        void happened(String release, String data) {
            events.add(new ReleaseEvent(events.size() + 1L, release, "status", data));
        }

        @Override
        public void number() {
            reads++;
        }

        @Override
        long last() {
            return events.size();
        }

        @Override
        List<ReleaseEvent> after(long position, int limit) {
            return List.copyOf(events.subList((int) position, events.size()));
        }
    }

    /** Releases that are hidden from everybody but those who know. */
    private final class Embargo implements Restrictions {

        @Override
        public void impose(String release, String processInstanceId, String owner) {
            hidden.add(release);
        }

        @Override
        public void lift(String release) {
            hidden.remove(release);
        }

        @Override
        public boolean restricted(String release) {
            return hidden.contains(release);
        }

        @Override
        public boolean mayKnow(String release, String user) {
            return !hidden.contains(release) || knowing.contains(user);
        }
    }

    /** Ids that can be read. */
    private static final class OpenIds extends EventIds {

        OpenIds() {
            super(JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource()));
        }

        @Override
        String of(long position) {
            return String.valueOf(position);
        }
    }

    private static final class Progress extends RunningStepsReader {

        Progress() {
            super(null, null);
        }

        @Override
        synchronized List<ReleaseEvent> changed(long position) {
            return List.of();
        }
    }

    /** A client that takes everything. */
    private static final class Client extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private @Nullable WriteListener listener;

        EventStream stream(EventHub hub, Watcher watcher) throws IOException {
            MockHttpServletResponse response = new MockHttpServletResponse() {
                @Override
                public ServletOutputStream getOutputStream() {
                    return Client.this;
                }
            };
            return new EventStream(
                    new MockAsyncContext(new MockHttpServletRequest(), response) {
                        @Override
                        public void complete() {
                            // The test looks at what was sent.
                        }
                    },
                    1_000,
                    () -> hub.leave(watcher));
        }

        void opened() throws IOException {
            listener.onWritePossible();
        }

        String read() {
            return taken.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener writes) {
            listener = writes;
        }

        @Override
        public void write(int b) {
            taken.write(b);
        }
    }
}
