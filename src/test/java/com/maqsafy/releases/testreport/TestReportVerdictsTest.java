package com.maqsafy.releases.testreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdict on reports of the runners' dialects, and the table of them on the page. The files are written by the runners
 * themselves ({@code .made.xml}, by {@code src/test/generators/test-reports.sh}) or by their documentation.
 */
@DisplayName("TEST-01 to TEST-09: the verdict on reports of the common runners")
class TestReportVerdictsTest {

    private static final Path FILES = Path.of("src/test/resources/test-reports");
    private static final Path PAGE = Path.of("src/docs/test-reports.md");
    private static final String HEAD = "| report | written by | verdict | cases | failed | not run | flaky | reason |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- |\n";

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("is what its name promises")
    void isWhatTheNamePromises(Path file) {
        String name = file.getFileName().toString();
        TestReport report = read(file);
        Verdict promised = promised(name);

        assertThat(report.verdict()).as("%s: %s", name, report.reason()).isEqualTo(promised);
        assertThat(report.notRun() > 0)
                .as("%s: %s did not run", name, report.notRun())
                .isEqualTo(name.matches(".*(skipped|todo|pending|disabled|notrun).*") && promised == Verdict.PASSED
                        || name.equals("googletest-failed.made.xml"));
        assertThat(report.flaky() > 0)
                .as("%s: %s flaky", name, report.flaky())
                .isEqualTo(name.matches(".*(surefire-flaky|retried-merged|flaky-with-retries).*"));
    }

    /** By the second word of the file's name. */
    private static Verdict promised(String name) {
        if (name.matches(".*-(own-format|none|todo-only|broken|skipped)\\..*")
                && NOTHING_RAN.contains(name.replaceAll("\\..*", ""))) {
            return Verdict.CANNOT_TELL;
        }
        return name.matches(
                        ".*-(failed|broken|broken-reported|double|empty|provider|risky|hook|setUp|retried-listed-twice|rerun-failed)\\..*")
                ? Verdict.FAILED
                : Verdict.PASSED;
    }

    /** Their files say of nothing that it ran, nor that it failed. */
    private static final List<String> NOTHING_RAN = List.of(
            "xunit-own-format",
            "ctest-none",
            "googletest-none",
            "mocha-none",
            "pest-todo-only",
            "pytest-none",
            "surefire-none",
            "jest-broken",
            "jest-skipped",
            "node-own-format",
            "rspec-broken");

    @Test
    void thereAreFiftyOfAllDialects() throws IOException {
        Map<String, Long> runners = files().collect(Collectors.groupingBy(
                f -> f.getFileName().toString().replaceAll("-.*", ""), TreeMap::new, Collectors.counting()));
        assertThat(files()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(runners.keySet())
                .contains(
                        "bats",
                        "behave",
                        "catch2",
                        "ctest",
                        "cypress",
                        "go",
                        "googletest",
                        "gotestsum",
                        "gradle",
                        "jest",
                        "mocha",
                        "node",
                        "nose2",
                        "pest",
                        "phpunit",
                        "playwright",
                        "pytest",
                        "rspec",
                        "surefire",
                        "unittest",
                        "vitest",
                        "xunit");
    }

    @Test
    void thePageHasTheTable() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        files().forEach(file -> table.append(row(file)));
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(HEAD)) + table;
        if (Boolean.getBoolean("test-reports-page.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "%s is out of date: mvn test -Dtest=TestReportVerdictsTest -Dtest-reports-page.write=true writes it",
                        PAGE)
                .isEqualTo(expected);
    }

    private static String row(Path file) {
        String name = file.getFileName().toString();
        TestReport report = read(file);
        return "| `%s` | %s | %s | %d | %d | %d | %d | %s |\n"
                .formatted(
                        name.replaceAll("\\..*", ""),
                        name.endsWith(".made.xml") ? "the runner" : "documentation",
                        switch (report.verdict()) {
                            case PASSED -> "passed";
                            case FAILED -> "**failed**";
                            case CANNOT_TELL -> "*cannot tell*";
                        },
                        report.total(),
                        report.failed() + report.errors(),
                        report.notRun(),
                        report.flaky(),
                        report.reason().replace("|", "\\|").replace("<", "\\<"));
    }

    private static TestReport read(Path file) {
        try {
            return TestReport.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
