package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A code leads to its place: three letters a module, and a module has one prefix besides what it says of others. */
class ErrorCodesTest {

    private static final Pattern CODE = Pattern.compile("REL-[A-Z]+-(?:\\d{3}|nnn)");
    /** Codes that no test names yet. */
    private static final int UNTESTED = 67;

    private static final Path SOURCES = Path.of("src/main/java/com/maqsafy/releases");

    @Test
    void everyCodeHasAPrefixOfThreeLetters() throws IOException {
        assertThat(codes().values().stream().flatMap(Set::stream))
                .isNotEmpty()
                .allMatch(code -> code.matches("REL-[A-Z]{3}-(\\d{3}|nnn)"));
    }

    @Test
    void theDemonstrationHasOnePrefix() throws IOException {
        assertThat(codes().get("demo")).isNotEmpty().allMatch(code -> code.startsWith("REL-DEM-"));
        assertThat(codes().entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(code -> code.startsWith("REL-DEM-")))
                        .map(Map.Entry::getKey))
                .containsExactly("demo");
    }

    /**
     * A refusal that no test has seen may be another one. The number only sinks: who adds a code adds its test, who tests an old
     * one writes the smaller number.
     */
    @Test
    void noCodeIsAddedWithoutATest() throws IOException {
        Set<String> untested = new TreeSet<>();
        codes().values().forEach(untested::addAll);
        untested.removeIf(code -> code.endsWith("nnn"));
        try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jsonl?|txt)"))
                    .toList()) {
                CODE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(untested::remove);
            }
        }
        assertThat(untested).hasSizeLessThanOrEqualTo(UNTESTED);
    }

    private static Map<String, Set<String>> codes() throws IOException {
        Map<String, Set<String>> codes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String module = SOURCES.relativize(file).getName(0).toString();
                Matcher matcher = CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.computeIfAbsent(module, m -> new TreeSet<>()).add(matcher.group());
                }
            }
        }
        return codes;
    }
}
