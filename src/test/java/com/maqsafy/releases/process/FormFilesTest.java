package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ChecklistRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of the project: what holds for all, and what some of them must ask. */
class FormFilesTest {

    private static final Path FORMS = Path.of("forms");
    private static final Set<String> INPUTS =
            Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist");
    private static final Set<String> SHOWN = Set.of("text", "table", "group", "separator", "spacer");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(f -> f.toString().endsWith(".form")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void bearsTheNameOfItsFileAndFitsTasklist(Path file) throws IOException {
        JsonNode root = json(file);

        assertThat(FormSchema.parse(Files.readString(file)).id() + ".form")
                .isEqualTo(file.getFileName().toString());
        assertThat(root.path("schemaVersion").intValue()).isEqualTo(16);
        assertThat(root.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(root.path("executionPlatformVersion").asText()).isEqualTo("7.22.0");
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("spells each value as REST, tables and records do")
    void spellsValuesInOneWay(Path file) throws IOException {
        json(file)
                .findValues("values")
                .forEach(values -> assertThat(values.findValuesAsText("value"))
                        .as(file.toString())
                        .allMatch(value -> value.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhenItIsShown(Path file) throws IOException {
        List<String> tables = new ArrayList<>();
        json(file)
                .path("components")
                .forEach(part -> tables.add(part.path("dataSource").asText().replace("=dossier.", "")));

        if (!file.getFileName().toString().startsWith("start-")
                || file.getFileName().toString().equals("start-deployment.form")) {
            assertThat(tables).containsAnyElementsOf(FormSubmissions.FACTS);
        }
    }

    @Test
    void areAllThereAndHaveIdsOfTheirOwn() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            ids.add(json(file).path("id").asText());
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "start-release",
                        "pull-request-checklist",
                        "pre-release-checklist",
                        "test-evidence",
                        "rollback-plan",
                        "release-notes",
                        "resolve-findings",
                        "migration-review",
                        "destructive-operations",
                        "approve-release",
                        "start-deployment",
                        "peak-deployment",
                        "backup-confirmation",
                        "failed-step",
                        "failed-checks",
                        "approve-rollback",
                        "recover-by-hand",
                        "close-service",
                        "bring-online",
                        "refused-publication",
                        "start-hotfix",
                        "start-security",
                        "vulnerability",
                        "exploit-risk",
                        "fix-verification",
                        "security-checklist",
                        "disclosure",
                        "hotfix-scope",
                        "root-cause",
                        "risk-review",
                        "hotfix-checklist",
                        "hotfix-review",
                        "technical-failure");
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("every input has a label, a helper text that ends with its policy item, and no answer beforehand")
    void explainsEveryInput(Path file) throws IOException {
        for (JsonNode component : components(json(file))) {
            String type = component.path("type").asText();
            String key = component.path("key").asText();
            assertThat(Set.of(INPUTS, SHOWN)).as("%s works in Tasklist", type).anyMatch(set -> set.contains(type));
            assertThat(component.path("id").asText())
                    .as("id of %s %s", type, key)
                    .isNotBlank();
            if (INPUTS.contains(type)) {
                assertThat(component.path("id").asText()).as(key).isEqualTo("field_" + key);
                String help = component.path("description").asText();
                assertThat(component.path("label").asText()).as(key).isNotBlank();
                assertThat(help).as(key).matches("\\S.* \\([A-Z]+-\\d\\d((, | to )[A-Z]+-\\d\\d)*\\)");
                assertThat(help)
                        .as(key)
                        .contains(
                                component.path("properties").path("policyItem").asText());
                assertThat(component.has("defaultValue")).as(key).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName(
            "user data are shown in tables with fixed columns, never in Markdown, but for the title, the digest, the release's key and checked links")
    void showsUserDataInTablesOnly(Path file) throws IOException {
        for (JsonNode component : components(json(file))) {
            if (component.path("type").asText().equals("text")) {
                String text = component.path("text").asText();
                assertThat(text).doesNotStartWith("=");
                // A release's key is letters, digits, dots and hyphens: a service of the settings and a checked
                // version.
                assertThat(text.replace("{{dossier.title}}", "")
                                .replace("{{dossier.digest}}", "")
                                // Held by ShownLinksTest: plain addresses of https and plain labels.
                                .replace("{{dossier.links}}", "")
                                // Words of ours: what is done before the first step.
                                .replace("{{dossier.before}}", "")
                                .replace("live.html?release={{dossier.release}}", ""))
                        .doesNotContain("{{");
            }
            if (component.path("type").asText().equals("table")) {
                assertThat(component.path("dataSource").asText()).matches("=dossier\\.[a-zA-Z]+");
                assertThat(component.has("columnsExpression")).isFalse();
                assertThat(component.path("columns"))
                        .isNotEmpty()
                        .allSatisfy(column ->
                                assertThat(column.path("label").asText()).isNotBlank());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("no field has the name of a process variable: its value would be the answer beforehand")
    void isNotFilledInByProcessVariables(Path file) throws IOException {
        Set<String> variables =
                ReleaseVariables.all().stream().map(ProcessVariable::name).collect(Collectors.toSet());
        List<String> keys = FormSchema.parse(Files.readString(file)).inputs().stream()
                .map(FormSchema.Input::key)
                .toList();

        // Not visible to these: no variable is there before the start, and approverRole is local to an approval.
        variables.removeAll(
                switch (file.getFileName().toString()) {
                    case "start-release.form", "start-hotfix.form", "start-security.form" -> Set.of("maintenanceMode");
                    // Set when the disclosure begins, long after this task.
                    case "vulnerability.form" -> Set.of("disclosureAt");
                    // The risk of a deployment is not known to the assessment.
                    case "risk-review.form" -> Set.of("risk");
                    case "rollback-plan.form" -> Set.of("approverRole");
                    default -> Set.of();
                });
        assertThat(keys).doesNotContainAnyElementsOf(variables);
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName(
            "checklist rows: 'not applicable' only for PR-06 and PR-08, SEC rows done or not needed; a reason for no")
    void asksForAReasonInEveryRow(Path file) throws IOException {
        FormSchema schema = FormSchema.parse(Files.readString(file));
        for (JsonNode component : components(json(file))) {
            String key = component.path("key").asText();
            if (!key.matches("[A-Z]+_\\d\\d")) {
                continue;
            }
            List<String> answers = component.path("values").findValuesAsText("value");
            assertThat(answers)
                    .as(key)
                    .isEqualTo(
                            Set.of("PR_06", "PR_08").contains(key)
                                    ? List.of("yes", "no", "not-applicable")
                                    : key.startsWith("SEC_") ? List.of("done", "not-needed") : List.of("yes", "no"));
            for (String answer : answers) {
                assertThat(schema.judge(Map.of(key, answer), Map.of()).violations())
                        .extracting(Violation::field)
                        .as("%s = %s", key, answer)
                        .satisfies(fields ->
                                assertThat(fields.contains(key + "_reason")).isEqualTo(!answer.equals(answers.get(0))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName(
            "asks for PR-01 to PR-08, the PRE rows that no system knows, MIG-01 to MIG-08 but the backup, SEC-05 to SEC-07")
    void asksForAllRows(String form, List<String> rows) throws IOException {
        assertThat(schema(form).inputs())
                .extracting(FormSchema.Input::key)
                .filteredOn(key -> key.matches("[A-Z]+_\\d\\d"))
                .isEqualTo(rows);
        assertThat(schema(form).judge(Map.of(), Map.of()).violations())
                .extracting(v -> v.item().replace('-', '_'))
                .containsAll(rows);
    }

    static Stream<Arguments> asksForAllRows() {
        List<String> pullRequest = ChecklistRows.pullRequest();
        List<String> preRelease = ChecklistRows.preRelease(false);
        return Stream.of(
                Arguments.of("pull-request-checklist", pullRequest),
                Arguments.of("pre-release-checklist", preRelease),
                Arguments.of(
                        "hotfix-checklist",
                        Stream.concat(pullRequest.stream(), preRelease.stream()).toList()),
                Arguments.of(
                        "migration-review",
                        List.of("MIG_01", "MIG_02", "MIG_04", "MIG_05", "MIG_06", "MIG_07", "MIG_08")),
                Arguments.of("security-checklist", List.of("SEC_05", "SEC_06", "SEC_07")));
    }

    @ParameterizedTest
    @CsvSource({
        "pre-release-checklist, databaseChanges, PRE_09",
        "hotfix-checklist, databaseChanges, PRE_09",
        "migration-review, stagingTested, MIG_02",
    })
    @DisplayName("PRE-09, MIG-02: what the system knows is not asked")
    void doesNotAskWhatTheSystemKnows(String form, String known, String row) throws IOException {
        Map<String, Object> knows = Map.of("dossier", Map.of(known, true));
        Map<String, Object> doesNotKnow = Map.of("dossier", Map.of(known, false));

        assertThat(schema(form).judge(Map.of(), knows).violations())
                .extracting(Violation::field)
                .doesNotContain(row, row + "_reason");
        assertThat(schema(form).judge(Map.of(), doesNotKnow).violations())
                .extracting(Violation::field)
                .contains(row);
        assertThat(schema(form).judge(Map.of(row, "no"), knows).violations())
                .extracting(Violation::field)
                .contains(row);
    }

    @ParameterizedTest
    @CsvSource({
        "approve-release, approve, false",
        "approve-release, rework, true",
        "approve-release, reject, true",
        "backup-confirmation, confirm, false",
        "backup-confirmation, reject, true",
        "approve-rollback, approve, false",
        "approve-rollback, refuse, true",
        "destructive-operations, approved, true",
        "destructive-operations, rejected, true",
        "peak-deployment, approve, true",
        "peak-deployment, wait, true",
        "failed-step, repeat, true",
        "failed-step, done, true",
        "failed-step, roll-back, true",
        "failed-checks, again, true",
        "failed-checks, accept, true",
        "failed-checks, roll-back, true",
        "recover-by-hand, again, true",
        "recover-by-hand, recovered, true",
        "recover-by-hand, failed, true",
        "close-service, repeat, true",
        "close-service, done, true",
        "close-service, without, true",
        "close-service, roll-back, true",
        "bring-online, repeat, true",
        "bring-online, done, true",
        "bring-online, roll-back, true",
        "refused-publication, repeat, true",
        "refused-publication, roll-back, true",
        "hotfix-scope, agree, true",
        "hotfix-scope, refuse, true",
    })
    @DisplayName("APR, PRIN-08, MIG-06, RULE-07, RB-07, RB-08: a decision against needs a reason")
    void asksForTheReasonOfADecision(String form, String decision, boolean reasonAsked) throws IOException {
        assertThat(schema(form).judge(Map.of("decision", decision), Map.of()).violations())
                .extracting(Violation::field)
                .isEqualTo(reasonAsked ? List.of("reason") : List.of());
        assertThat(schema(form)
                        .judge(Map.of("decision", decision, "reason", "because of it"), Map.of())
                        .violations())
                .hasSize(reasonAsked ? 0 : 1);
        assertThat(schema(form).judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .contains("decision");
    }

    @Test
    @DisplayName("RB-02 to RB-08: all are asked; database instructions unless not applicable (RB-03)")
    void asksForTheWholeRollbackPlan() throws IOException {
        FormSchema plan = schema("rollback-plan");
        Map<String, Object> complete = new HashMap<>(Map.of(
                "codeCommand", "git checkout v1.4.1",
                "database", "safe",
                "databaseInstructions", "php artisan migrate:rollback",
                "configuration", "nothing changes",
                "files", "nothing changes",
                "owner", "rollback",
                "approverRole", "technical-owner",
                "verification", "health says 1.4.1"));

        assertThat(plan.judge(complete, Map.of()).violations()).isEmpty();
        assertThat(plan.judge(Map.of(), Map.of()).violations())
                .extracting(Violation::item)
                .containsExactlyInAnyOrder("RB-02", "RB-03", "RB-04", "RB-05", "RB-06", "RB-07", "RB-08");
        complete.remove("databaseInstructions");
        assertThat(plan.judge(complete, Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("databaseInstructions");
        complete.put("database", "not-applicable");
        assertThat(plan.judge(complete, Map.of()).violations()).isEmpty();

        Map<String, Object> configured = Map.of("dossier", Map.of("configured", true));
        assertThat(plan.judge(complete, configured).violations())
                .as("configured steps are what runs: nobody types another way")
                .extracting(Violation::field)
                .containsExactly("codeCommand");
        complete.remove("codeCommand");
        assertThat(plan.judge(complete, configured).violations()).isEmpty();
    }

    @Test
    @DisplayName(
            "PRIN-02, PRIN-03, PRIN-06, PRE-03, VER-01, TYPE, BR: a start request names its scope, risks and links")
    void asksForTheScopeOfARelease() throws IOException {
        FormSchema start = schema("start-release");

        assertThat(start.judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "service",
                        "branch",
                        "version",
                        "type",
                        "changeType",
                        "summary",
                        "changes",
                        "requirements",
                        "risks",
                        "contains",
                        "changedAspects");
        assertThat(start.judge(
                                Map.ofEntries(
                                        Map.entry("service", "canteen-api"),
                                        Map.entry("branch", "release/1.5.0"),
                                        Map.entry("version", "1.5.0"),
                                        Map.entry("type", "minor"),
                                        Map.entry("changeType", "feature"),
                                        Map.entry("summary", "Weekly report"),
                                        Map.entry("changes", "Report\nFilter"),
                                        Map.entry("requirements", "CAN-12"),
                                        Map.entry("risks", "A slow query"),
                                        Map.entry("contains", "[\"backend\",\"database-migration\"]"),
                                        Map.entry("changedAspects", List.of("code-logic", "reports")),
                                        Map.entry("plannedAt", "2026-12-24T14:30:00+03:00"),
                                        Map.entry("maintenanceMode", false)),
                                Map.of())
                        .accepted()
                        .choices("contains"))
                .containsExactly("backend", "database-migration");
    }

    @Test
    @DisplayName("NOTE-05: rollback safety is asked when there are database changes")
    void asksForRollbackSafetyWithDatabaseChanges() throws IOException {
        FormSchema notes = schema("release-notes");

        assertThat(notes.judge(Map.of(), Map.of("dossier", Map.of("databaseChanges", List.of())))
                        .violations())
                .extracting(Violation::item)
                .doesNotContain("NOTE-05");
        assertThat(notes.judge(
                                Map.of(),
                                Map.of("dossier", Map.of("databaseChanges", List.of(Map.of("migration", "m")))))
                        .violations())
                .extracting(Violation::item)
                .contains("NOTE-05");
    }

    @Test
    @DisplayName("RULE-01: a statement about a test has a result, a commit, a link and a text")
    void asksForTestEvidence() throws IOException {
        assertThat(schema("test-evidence")
                        .judge(
                                Map.of(
                                        "outcome", "passed",
                                        "commit", "1.5.0",
                                        "link", "javascript:alert(1)",
                                        "statement", "short"),
                                Map.of())
                        .violations())
                .extracting(Violation::field)
                .containsExactly("commit", "link", "statement");
    }

    @Test
    @DisplayName("PRIN-01: rework says which parts and which commit; withdrawing says why only")
    void asksWhatIsOpenedAgain() throws IOException {
        FormSchema findings = schema("resolve-findings");

        assertThat(findings.judge(Map.of("decision", "rework", "reason", "tests are missing"), Map.of())
                        .violations())
                .extracting(Violation::field)
                .containsExactly("parts", "newCommit");
        assertThat(findings.judge(Map.of("decision", "withdraw", "reason", "not needed"), Map.of())
                        .violations())
                .isEmpty();
    }

    @Test
    @DisplayName("SEC-01, SEC-02, SEC-03, SEC-08: vulnerability, exploit risk and verification are asked completely")
    void asksForTheWholeVulnerability() throws IOException {
        Map<String, Object> complete = Map.of(
                "identifier", "CVE-2026-4242",
                "description", "Anybody may read the orders of another tenant",
                "cvssVector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
                "affectedSystems", "the order API\nthe admin pages",
                "affectedVersions", "1.0.0 to 1.4.1",
                "component", "OrderScope",
                "exploit", "tenant_id=*");

        assertThat(schema("vulnerability").judge(complete, Map.of()).violations())
                .isEmpty();
        assertThat(schema("vulnerability").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrderElementsOf(complete.keySet());
        assertThat(schema("exploit-risk").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("exploitation", "exposure", "reasoning");
        assertThat(schema("fix-verification")
                        .judge(Map.of("link", "ftp://x", "decision", "maybe", "statement", "It is"), Map.of())
                        .violations())
                .extracting(Violation::field)
                .containsExactly("decision", "statement", "link");
        assertThat(schema("disclosure").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("disclose", "reason");
    }

    @Test
    @DisplayName("HOT-02, HOT-03, HOT-06: cause, risk and review are asked whole")
    void asksWhatIsOwedOfAHotfix() throws IOException {
        assertThat(schema("root-cause").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("rootCause", "finding");
        assertThat(schema("risk-review").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("risk", "decision", "reason");
        assertThat(schema("hotfix-review").judge(Map.of(), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("timeline", "rootCause", "whyTestsMissedIt", "actions");
    }

    @Test
    @DisplayName("every part that can be opened again is offered, and both assessments to whom they concern")
    void offersEveryPart() throws IOException {
        List<String> parts = components(json(FORMS.resolve("resolve-findings.form"))).stream()
                .filter(c -> c.path("key").asText().equals("parts"))
                .flatMap(c -> c.path("values").findValuesAsText("value").stream())
                .toList();

        assertThat(parts)
                .containsExactly(
                        "source",
                        "hotfix-assessment",
                        "security-assessment",
                        "pull-request",
                        "pre-release",
                        "tests",
                        "migration-review",
                        "rollback-plan",
                        "notes");
    }

    private static FormSchema schema(String form) throws IOException {
        return FormSchema.parse(Files.readString(FORMS.resolve(form + ".form")));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<JsonNode> components(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }
}
