package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An item that no running code and no test names is not done; the table in the docs says what is. */
class PolicyTableTest {

    private static final Path DOCS = Path.of("src/docs");

    private static final Rules RULES = new Rules();

    private final PolicyTable table = new PolicyTable(Path.of(""), RULES.catalogue, RULES.all);

    @Test
    void everyItemIsServedBySomethingThatRuns() {
        assertThat(items(table.rows().stream().filter(r -> !r.served()).toList()))
                .as("items that no gate rule, form, worker or other code names")
                .isEmpty();
    }

    @Test
    void everyItemIsNamedByATest() {
        assertThat(items(table.rows().stream().filter(r -> r.tests().isEmpty()).toList()))
                .as("items that no test names")
                .isEmpty();
    }

    @Test
    @DisplayName("the table finds models, forms, decisions, proof, rules, code and tests")
    void readsTheSources() {
        PolicyTable.Row review = row("MIG-02");
        assertThat(review.models().get("database-migration-review.bpmn"))
                .contains(
                        "database-migration-review",
                        "serviceTask_testMigrationsOnStaging",
                        "userTask_reviewDatabaseMigrations");
        assertThat(review.models().get("migration-review.form")).contains("MIG_02");
        assertThat(review.proof()).contains("MigrationReviewContract");
        assertThat(review.gate()).containsExactly("MigrationStagingTestRule");
        assertThat(review.code()).contains("MigrationStagingTested");
        assertThat(review.tests()).contains("MigrationStagingTestRuleTest");
        assertThat(row("POST-14").models().get("applicable-checks.dmn")).containsExactly("rule_15");
        // A range counts for what lies between in a model, and for its ends in a test's title.
        assertThat(row("DEP-03").models().get("production-deployment.bpmn")).isNotEmpty();
        assertThat(row("LOG-03").tests()).doesNotContain("ReleasePagesControllerTest");
        assertThat(row("LOG-06").tests()).contains("ReleasePagesControllerTest");
        // A comment serves nothing.
        assertThat(row("LOG-02").code()).doesNotContain("LogEntry");
    }

    @Test
    void theDocsShowTheTableAsItIs() throws IOException {
        if (Boolean.getBoolean("policy-table.write")) {
            for (Path old : written().keySet()) {
                Files.delete(DOCS.resolve(old));
            }
            Files.createDirectories(DOCS.resolve("policy"));
            for (Map.Entry<Path, String> page : table.pages().entrySet()) {
                Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
            }
        }

        assertThat(written())
                .as("the pages are out of date: mvn test -Dtest=PolicyTableTest -Dpolicy-table.write=true writes them")
                .isEqualTo(table.pages());
    }

    private static SortedMap<Path, String> written() throws IOException {
        SortedMap<Path, String> pages = new TreeMap<>();
        try (Stream<Path> files = Stream.concat(
                Stream.of(DOCS.resolve("policy-items.md")),
                Files.exists(DOCS.resolve("policy")) ? Files.list(DOCS.resolve("policy")) : Stream.empty())) {
            for (Path file : files.filter(Files::exists).toList()) {
                pages.put(DOCS.relativize(file), Files.readString(file));
            }
        }
        return pages;
    }

    private PolicyTable.Row row(String id) {
        return table.rows().stream()
                .filter(r -> r.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> items(List<PolicyTable.Row> rows) {
        return rows.stream().map(r -> r.item().id()).toList();
    }
}
