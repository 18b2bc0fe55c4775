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
    /** Codes that no test can see, and why not. */
    private static final Map<String, String> UNREACHABLE = Map.ofEntries(
            Map.entry("REL-POL-007", "the catalogue is in every build"),
            Map.entry("REL-POL-008", "the catalogue of a build can be read"),
            Map.entry("REL-POL-061", "the file has been read a moment before"),
            Map.entry("REL-EVI-410", "a mistake of ours, or too little memory"),
            Map.entry("REL-PRF-002", "the words of the forms are in every build"),
            Map.entry("REL-PRF-003", "the words of the forms of a build can be read"),
            Map.entry("REL-NTF-010", "every Java has HmacSHA256"),
            Map.entry("REL-NTF-011", "the JSON is our own"),
            Map.entry("REL-EVT-001", "the JSON is our own"),
            Map.entry("REL-EVT-009", "every Java has AES-GCM"),
            Map.entry("REL-SRC-041", "only a folder of ours that its owner may not delete; a test may run as root"),
            Map.entry("REL-VER-005", "settings that name this kind are refused first"),
            Map.entry("REL-REL-004", "a request without an origin has a violation, which refuses it"),
            Map.entry("REL-DEP-016", "a transaction that does not fail answers what was inserted"));

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
     * A refusal that no test has seen may be another one: who adds a code adds its test.
     */
    @Test
    void noCodeIsAddedWithoutATest() throws IOException {
        Set<String> untested = new TreeSet<>();
        codes().values().forEach(untested::addAll);
        untested.removeIf(code -> code.endsWith("nnn"));
        assertThat(untested).containsAll(UNREACHABLE.keySet());
        untested.removeAll(UNREACHABLE.keySet());
        try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jsonl?|txt)"))
                    .filter(f -> !f.endsWith("ErrorCodesTest.java"))
                    .toList()) {
                CODE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(untested::remove);
            }
        }
        assertThat(untested).isEmpty();
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
