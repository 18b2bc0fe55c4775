package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EventStreamTest {

    private final Client client = new Client();
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final EventStream stream = stream(100);

    @Test
    void sendsWhatComesWhenTheClientTakesIt() {
        stream.start();
        stream.send(EventFrame.of("1", "status", "{}"));
        assertThat(client.read()).isEmpty();

        client.takes = true;
        stream.onWritePossible();
        stream.send(EventFrame.of("2", "step", "{}"));

        assertThat(client.read()).isEqualTo("id: 1\nevent: status\ndata: {}\n\nid: 2\nevent: step\ndata: {}\n\n");
        assertThat(client.flushed).isTrue();
        assertThat(over).hasValue(0);
    }

    @Test
    void aClientThatDoesNotReadIsToldToComeAgainAndNothingWaitsForIt() {
        stream.start();
        client.takes = true;
        stream.onWritePossible();
        client.takes = false;
        for (int i = 0; i < 100; i++) {
            stream.send(EventFrame.of(String.valueOf(i), "status", "{}"));
        }
        assertThat(client.read()).isEmpty();
        assertThat(over).hasValue(0);

        client.takes = true;
        stream.onWritePossible();

        assertThat(client.read()).isEqualTo("event: end\ndata: {\"reason\":\"slow\"}\n\n");
        assertThat(over).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    @Test
    void oneFrameIsSentHoweverLongItIs() {
        client.takes = true;
        stream.start();
        stream.onWritePossible();

        stream.send(EventFrame.of("1", "snapshot", "\"" + "x".repeat(1_000) + "\""));

        assertThat(client.read()).hasSizeGreaterThan(1_000);
    }

    @Test
    void endsAfterWhatWaitsWithALastWord() {
        stream.start();
        stream.send(EventFrame.of("1", "status", "{}"));
        stream.end("release-ended");
        stream.send(EventFrame.of("2", "status", "{}"));

        client.takes = true;
        stream.onWritePossible();

        assertThat(client.read())
                .isEqualTo("id: 1\nevent: status\ndata: {}\n\nevent: end\ndata: {\"reason\":\"release-ended\"}\n\n");
        assertThat(completed).hasValue(1);
        assertThat(over).hasValue(1);
    }

    @Test
    void aClientThatIsGoneIsForgottenOnce() {
        stream.start();
        client.takes = true;
        stream.onWritePossible();
        client.gone = true;

        stream.send(EventFrame.HEARTBEAT);
        stream.send(EventFrame.HEARTBEAT);
        stream.onError(new IOException("gone"));

        assertThat(over).hasValue(1);
        assertThat(completed).hasValue(1);
    }

    private EventStream stream(long limit) {
        try {
            MockHttpServletResponse response = new MockHttpServletResponse() {
                @Override
                public ServletOutputStream getOutputStream() {
                    return client;
                }
            };
            return new EventStream(
                    new MockAsyncContext(new MockHttpServletRequest(), response) {
                        @Override
                        public void complete() {
                            completed.incrementAndGet();
                        }
                    },
                    limit,
                    over::incrementAndGet);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses what is written while it takes nothing, as a container does. */
    private static final class Client extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean takes;
        private boolean gone;
        private boolean flushed;

        String read() {
            return taken.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return takes;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // The test calls it.
        }

        @Override
        public void write(int b) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            if (!takes) {
                throw new IllegalStateException("written to a client that takes nothing");
            }
            taken.write(b);
        }

        @Override
        public void flush() {
            flushed = true;
        }
    }
}
