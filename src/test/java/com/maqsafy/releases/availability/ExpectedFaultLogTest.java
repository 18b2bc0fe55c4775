package com.maqsafy.releases.availability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.maqsafy.releases.source.SourceException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("In the log, a fault that the application expects")
class ExpectedFaultLogTest {

    private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ExpectedFaultLog filter = new ExpectedFaultLog();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger source = logs.getLogger("test.faults");

    @BeforeEach
    void listen() {
        logs.addTurboFilter(filter);
        written.start();
        source.addAppender(written);
        source.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logs.getTurboFilterList().remove(filter);
        source.detachAppender(written);
        source.setLevel(null);
    }

    @Test
    @DisplayName("is one line with its sentence and what lies at its bottom; the stack trace is for level debug")
    void isOneLine() {
        SourceException away = new SourceException(
                "REL-SRC-035 The origin of orders-api cannot be connected to", new ConnectException("refused"));

        source.warn("REL-PRD-020 Looking after {} failed; it is tried again.", "orders-api", away);

        assertThat(written.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .isEqualTo(
                            "REL-PRD-020 Looking after orders-api failed; it is tried again. REL-SRC-035 The origin of"
                                    + " orders-api cannot be connected to (ConnectException: refused)");
            assertThat(line.getThrowableProxy()).isNull();
        });

        source.setLevel(Level.DEBUG);
        written.list.clear();
        source.error("It failed.", new IllegalStateException("wrapped", away));

        assertThat(written.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR, Level.DEBUG);
        assertThat(written.list.get(0).getThrowableProxy()).isNull();
        assertThat(written.list.get(1).getThrowableProxy()).isNotNull();
    }

    @Test
    @DisplayName("says its sentence once, whatever braces are in it")
    void saysItOnce() {
        IllegalStateException failure =
                new IllegalStateException("REL-CMD-002 deployment.steps[0].command uses {backup}, which has no value");

        source.error("{} Nothing was run.", failure.getMessage(), failure);
        source.error("Nothing was run.", failure);

        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        failure.getMessage() + " Nothing was run.", "Nothing was run. " + failure.getMessage());
    }

    @Test
    @DisplayName("is none where a program made a mistake: its stack trace stays, also below a sentence of ours")
    void aMistakeOfAProgramKeepsItsStackTrace() {
        source.warn("It failed.", new IllegalStateException("a real mistake"));
        source.warn("It failed.", new SourceException("REL-SRC-003 It cannot be fetched", new NullPointerException()));
        source.warn("It failed.", new UncheckedIOException(new ConnectException("refused")));

        assertThat(written.list)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNotNull());
    }

    @Test
    @DisplayName("is told by a quiet source as little as anything else")
    void whatIsSwitchedOffStaysOff() {
        source.setLevel(Level.OFF);

        source.error("It failed.", new SourceException("REL-SRC-003 It cannot be fetched"));

        assertThat(written.list).isEmpty();
    }
}
