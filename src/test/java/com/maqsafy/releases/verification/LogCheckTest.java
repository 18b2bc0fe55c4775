package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-09. */
@Timeout(30)
class LogCheckTest {

    private static final String OLD_ERROR = "[2026-03-01 11:59:59] production.CRITICAL: old\n";
    private static final String NEW_ERROR = "[2026-03-01 12:00:05] production.CRITICAL: wallet is gone\n";
    private static final String NEW_INFO = "[2026-03-01 12:00:05] production.INFO: all well\n";

    @TempDir
    Path directory;

    private Path log;
    private TimedCheckRunner runner;

    @BeforeEach
    void writeOldLines() throws IOException {
        log = directory.resolve("laravel.log");
        append(log, OLD_ERROR);
        runner = Asking.check("log", "POST-09", "log")
                .with("log", "file", log)
                .with("log", "pattern", "\\.(CRITICAL|ALERT|EMERGENCY):")
                .runner();
    }

    @Test
    void passesWhenNothingNewMatches() throws IOException {
        Map<String, LogPosition> marks = marks();
        append(log, NEW_INFO);

        CheckResult result = ask(marks);

        assertThat(result.evidence()).isEqualTo("no new line matches");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsForALineBehindTheMark() throws IOException {
        Map<String, LogPosition> marks = marks();
        append(log, NEW_INFO + NEW_ERROR + NEW_ERROR);

        assertFound(ask(marks), 2);
    }

    @Test
    void goesByTheMarkAndNotByTheTime() throws IOException {
        Map<String, LogPosition> marks = marks();
        append(log, OLD_ERROR);

        assertThat(ask(marks).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void followsALogThatWasRenamed() throws IOException {
        Map<String, LogPosition> marks = marks();
        append(log, NEW_ERROR);
        Files.move(log, directory.resolve("laravel.log.1"));
        append(log, NEW_INFO);

        assertFound(ask(marks), 1);
    }

    @Test
    void followsALogThatWasCopiedAndTruncated() throws IOException {
        Map<String, LogPosition> marks = marks();
        append(log, NEW_ERROR);
        Files.copy(log, directory.resolve("laravel.log-20260301"));
        Files.writeString(log, NEW_INFO.repeat(10));

        assertFound(ask(marks), 1);
    }

    @Test
    void readsTheNewLogAfterRotationFromItsBeginning() throws IOException {
        Map<String, LogPosition> marks = marks();
        Files.move(log, directory.resolve("laravel.log.1"));
        append(log, NEW_ERROR);

        assertFound(ask(marks), 1);
    }

    @Test
    void followsALogThatWasRotatedTwice() throws IOException {
        Map<String, LogPosition> marks = marks();
        Files.move(log, directory.resolve("laravel.log.2"));
        Path between = directory.resolve("laravel.log.1");
        append(between, NEW_ERROR);
        Files.setLastModifiedTime(between, FileTime.from(Asking.SINCE.plusSeconds(5)));
        append(log, NEW_INFO);

        assertFound(ask(marks), 1);
    }

    @Test
    void passesAfterAQuietRotation() throws IOException {
        append(directory.resolve("laravel.log.2"), OLD_ERROR + OLD_ERROR);
        Files.setLastModifiedTime(directory.resolve("laravel.log.2"), FileTime.from(Asking.SINCE.minusSeconds(9)));
        append(log, "a line of its own\n");
        Map<String, LogPosition> marks = marks();
        Files.move(log, directory.resolve("laravel.log.1"));
        append(log, NEW_INFO);

        assertThat(ask(marks).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void cannotTellWhenTheRotatedLogIsGone() throws IOException {
        Map<String, LogPosition> marks = marks();
        Files.writeString(log, NEW_INFO);

        CheckResult result = ask(marks);

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .startsWith("REL-VER-011 the log " + log + " was replaced and what was written before cannot be found");
    }

    @Test
    void cannotTellWhenTheLogIsMissing() throws IOException {
        Map<String, LogPosition> marks = marks();
        Files.delete(log);

        CheckResult result = ask(marks);

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence())
                .isEqualTo("REL-VER-011 the log " + log + " is missing; check the setting, or create it empty");
        assertThat(marks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            [2026-03-01 11:59:59] production.CRITICAL: x | PASSED
            [2026-03-01 12:00:00] production.CRITICAL: x | FAILED
            [2026-03-01T12:00:05.123456+00:00] production.CRITICAL: x | FAILED
            2026-03-01T14:59:59+03:00 app.CRITICAL: x | PASSED
            2026-03-01T15:00:00+0300 app.CRITICAL: x | FAILED
            2026/03/01 12:00:01 app.CRITICAL: x | FAILED
            2026-03-01 12:00:01 app.INFO: x | PASSED
            """)
    void goesByTheTimesWithoutAMark(String line, Outcome outcome) throws IOException {
        append(log, line + "\n");

        assertThat(ask(Map.of()).outcome()).isEqualTo(outcome);
    }

    @Test
    void takesALineWithoutTimeForPartOfTheEntryAbove() throws IOException {
        append(log, "  caused by x.CRITICAL: old\n" + NEW_INFO + "  caused by x.CRITICAL: new\n");

        CheckResult result = ask(Map.of());

        assertThat(result.evidence()).isEqualTo("REL-VER-010 1 new line matches, the first: caused by x.CRITICAL: new");
    }

    @Test
    void cannotTellTheAgeOfAMatchWithoutTime() throws IOException {
        Files.writeString(log, "x.CRITICAL: when?\n");

        CheckResult result = ask(Map.of());

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-011 1 line matches, but no time tells whether it is new");
    }

    @Test
    void readsALogThatWasEmptyAtTheMark() throws IOException {
        Files.writeString(log, "");
        Map<String, LogPosition> marks = marks();
        append(log, "x.CRITICAL: wallet is gone\n");

        assertThat(ask(marks).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void survivesBytesThatAreNoText() throws IOException {
        Map<String, LogPosition> marks = marks();
        Files.write(log, new byte[] {(byte) 0xC3, '(', 0, '\n'}, StandardOpenOption.APPEND);
        append(log, NEW_ERROR);

        assertFound(ask(marks), 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "5, -1", "-1, 0"})
    void refusesAMarkThatIsNone(long offset, int startLength) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> new LogPosition(offset, startLength, "a".repeat(64)))
                .withMessage("REL-VER-003 A log mark is not one that was taken here.");
    }

    private Map<String, LogPosition> marks() {
        return runner.marks("canteen-api");
    }

    private CheckResult ask(Map<String, LogPosition> marks) {
        return runner.run("canteen-api", "log", new CheckRequest("1.5.0", Asking.SINCE, marks));
    }

    private static void assertFound(CheckResult result, int lines) {
        assertThat(result.evidence())
                .isEqualTo("REL-VER-010 " + lines + (lines == 1 ? " new line matches" : " new lines match")
                        + ", the first: " + NEW_ERROR.strip());
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
