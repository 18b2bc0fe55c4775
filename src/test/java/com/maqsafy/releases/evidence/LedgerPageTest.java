package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ledger's kinds are Java records, and what is published of them is theirs")
class LedgerPageTest {

    private static final Path PAGE = Path.of("src/docs/ledger.md");
    private static final Path SCHEMA = Path.of("src/main/resources/ledger.schema.json");
    private static final Path RECORDS = Path.of("src/test/resources/ledger/records.jsonl");
    private static final Path MAIN = Path.of("src/main/java");

    /** Kinds that are words of other things too: statuses, outcomes. */
    private static final Set<String> ALSO_WORDS = Set.of("released", "rejected", "withdrawn", "failed", "rolledBack");

    private static final EventKinds KNOWN = EventKinds.known();

    @Test
    void thePageAndTheSchemaAreThoseOfTheRecords() throws IOException {
        LedgerPage page = new LedgerPage(KNOWN.classes());
        String before = Files.readString(PAGE);
        if (Boolean.getBoolean("ledger-page.write")) {
            Files.writeString(PAGE, page.page(before));
            Files.writeString(SCHEMA, page.schema());
        }
        assertThat(Files.readString(PAGE))
                .as("run this test with -Dledger-page.write=true and look at the difference")
                .isEqualTo(page.page(before))
                .contains(Arrays.stream(Chapter.values())
                        .map(chapter -> "## " + chapter.title() + "\n")
                        .toArray(String[]::new))
                .contains(KNOWN.classes().stream()
                        .map(type -> "| `" + EventKinds.kind(type) + "` |")
                        .toArray(String[]::new));
        assertThat(Files.readString(SCHEMA))
                .as("run this test with -Dledger-page.write=true and look at the difference")
                .isEqualTo(page.schema());
    }

    @Test
    @DisplayName("records that were written before the types are read, and written back byte for byte")
    void readsWhatWasWrittenBeforeAndWritesItBackByteForByte() throws IOException {
        CanonicalJson canonicalJson = new CanonicalJson();
        Set<String> seen = new TreeSet<>();
        for (String line : Files.readAllLines(RECORDS)) {
            JsonNode record = canonicalJson.read(line);
            String kind = record.path("kind").asText();
            Class<? extends LedgerEvent> type = KNOWN.of(kind).orElseThrow(() -> new AssertionError(kind));
            String payload = canonicalJson.of(record.get("payload"));
            LedgerEvent event = EventKinds.read(type, record.get("payload"));

            assertThat(canonicalJson.of(EventKinds.payload(event))).as(line).isEqualTo(payload);
            assertThat(KNOWN.fault(type, record.get("payload"))).as(line).isEmpty();
            assertThat(event.kind()).isEqualTo(kind);
            assertThat(event.words().text()).as(line).isNotBlank();
            seen.add(kind);
        }
        assertThat(seen)
                .as("kinds of which a record was kept")
                .containsExactlyElementsOf(
                        KNOWN.classes().stream().map(EventKinds::kind).toList());
    }

    @Test
    void everyMemberSaysWhatItMeans() {
        List<String> silent = new ArrayList<>();
        KNOWN.classes().forEach(type -> silent(type, silent));
        assertThat(silent).as("components without @Means").isEmpty();
    }

    private static void silent(Class<?> type, List<String> silent) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAnnotation(Means.class) == null) {
                silent.add(type.getSimpleName() + "." + component.getName());
            }
            Class<?> nested = LedgerPage.nested(component.getGenericType());
            // What Git knows is said where it is used: that module knows no ledger.
            if (nested != null && !nested.getPackageName().endsWith(".source")) {
                silent(nested, silent);
            }
        }
    }

    @Test
    void everyEventIsARecordInTheRootPackageOfItsModule() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("\n@Event(")) {
                    declared.add(MAIN.relativize(file)
                            .toString()
                            .replaceAll("[/\\\\]", ".")
                            .replaceAll("\\.java$", ""));
                }
            }
        }
        assertThat(KNOWN.classes())
                .allSatisfy(type -> assertThat(type).isRecord())
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void noKindIsNamedByAString() throws IOException {
        Set<String> kinds = KNOWN.classes().stream()
                .map(EventKinds::kind)
                .filter(kind -> !ALSO_WORDS.contains(kind))
                .collect(Collectors.toSet());
        Pattern literal = Pattern.compile("\"(\\w+)\"");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher literals = literal.matcher(Files.readString(file));
                while (literals.find()) {
                    if (kinds.contains(literals.group(1))) {
                        found.add(file.getFileName() + ": " + literals.group(1));
                    }
                }
            }
        }
        assertThat(found).containsExactly("TechnicalFailureMet.java: technicalFailure");
    }
}
