package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.release.ReleaseType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each place that has to know a release type, and cannot ask {@link ReleaseType}: a constant more makes the place's own test
 * fail until it says the type too.
 */
class ReleaseTypePlacesTest {

    private static final Pattern INPUT = Pattern.compile(
            "<inputExpression[^>]*>\\s*<text>(?:release\\.)?type</text>\\s*</inputExpression>\\s*<inputValues[^>]*>\\s*<text>([^<]*)</text>");
    private static final List<String> TABLES = List.of(
            "bpmn/applicable-checks.dmn",
            "bpmn/deployment-risk.dmn",
            "bpmn/open-parts.dmn",
            "bpmn/required-approvals.dmn",
            "bpmn/required-tests.dmn",
            "bpmn/task-deadlines.dmn",
            "bpmn/version-impact.dmn");

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @Test
    void eachTableThatAsksForTheTypeTakesAllOfThem() {
        Map<String, String> values = new TreeMap<>();
        Places.files("bpmn", ".dmn").forEach((file, text) -> {
            Matcher input = INPUT.matcher(text);
            if (input.find()) {
                values.put(file, input.group(1));
            }
        });
        String all = '"' + String.join("\",\"", ReleaseType.words()) + '"';
        assertThat(values.keySet()).containsExactlyElementsOf(TABLES);
        assertThat(values.values()).allSatisfy(offered -> assertThat(offered).isEqualTo(all));
    }

    @Test
    void theStartFormOffersTheTypesOfItsPath() {
        List<String> types =
                ReleasePath.STANDARD.types().stream().map(ReleaseType::word).toList();
        assertThat(Places.choices(ReleasePath.STANDARD.startForm(), "type")).isEqualTo(types);
        assertThat(Places.answers(ReleasePath.STANDARD.startForm(), "type")).isEqualTo(types);
    }

    @Test
    void theStartFormOffersTheKindsOfChange() {
        assertThat(Places.choices(ReleasePath.STANDARD.startForm(), "changeType"))
                .isEqualTo(ChangeType.words());
        assertThat(Places.answers(ReleasePath.STANDARD.startForm(), "changeType"))
                .isEqualTo(ChangeType.words());
    }

    @ParameterizedTest
    @EnumSource(ReleasePath.class)
    void aDiagramBeginsEachPathWithItsForm(ReleasePath path) {
        assertThat(Places.text(Path.of("bpmn", path.process() + ".bpmn")))
                .contains("<bpmn:process id=\"" + path.process() + "\"")
                .containsPattern("<bpmn:startEvent id=\"" + path.startEvent() + "\"[^>]*camunda:formRef=\""
                        + path.startForm() + "\"");
    }

    @ParameterizedTest
    @EnumSource(ReleasePath.class)
    void aFormThatDoesNotAskForTypeAndChangeLeavesNoChoice(ReleasePath path) {
        boolean asks = !Places.choices(path.startForm(), "type").isEmpty();
        assertThat(path.onlyType().isEmpty()).isEqualTo(asks);
        assertThat(path.onlyType().map(type -> type.changes().size()).orElse(1)).isEqualTo(1);
        assertThat(path.types()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cockpit/scripts/releases/log-page.js",
                "releases/scripts/new-page.js",
                "releases/scripts/board-page.js"
            })
    void eachPageOffersAllTypes(String page) {
        assertThat(Places.list(Places.PAGES.resolve(page), "TYPES")).isEqualTo(ReleaseType.words());
    }

    @Test
    void thePageOfANewReleaseOffersTheKindsOfChange() {
        assertThat(Places.list(Places.PAGES.resolve("releases/scripts/new-page.js"), "CHANGE_TYPES"))
                .isEqualTo(ChangeType.words());
    }

    @ParameterizedTest
    @CsvSource({
        "/board/messages.properties, type.",
        "/board/messages_ar.properties, type.",
    })
    void eachLanguageHasAWordForEachType(String resource, String prefix) {
        assertThat(Places.messages(resource, prefix)).containsExactlyInAnyOrderElementsOf(ReleaseType.words());
    }

    @ParameterizedTest
    @CsvSource({
        "/board/messages.properties, change.",
        "/board/messages_ar.properties, change.",
    })
    void eachLanguageHasAWordForEachKindOfChange(String resource, String prefix) {
        assertThat(Places.messages(resource, prefix)).containsExactlyInAnyOrderElementsOf(ChangeType.words());
    }

    @Test
    void theCatalogueHasAnItemForEachTypeAndNoOther() {
        assertThat(catalogue.section("TYPE").stream().map(item -> item.id()))
                .containsExactlyElementsOf(Arrays.stream(ReleaseType.values())
                        .map(ReleaseType::item)
                        .toList());
    }

    @Test
    void theCatalogueNamesNoTypeThatIsNone() {
        assertThat(catalogue.items().stream().flatMap(item -> item.types().stream()))
                .isSubsetOf(ReleaseType.words());
    }

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    void eachTypeIsApprovedByRolesThatAnItemAsksFor(ReleaseType type) {
        assertThat(catalogue.find(type.approvals().item())).isPresent();
        assertThat(type.approvals().roles())
                .isNotEmpty()
                .allSatisfy(roles -> assertThat(Roles.NAMES).containsKeys(roles.split(",")));
    }

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    void itsCriticalChecksFollowItsDeployment(ReleaseType type) {
        assertThat(catalogue.applicableChecks(List.of(), type)).containsAll(type.criticalChecks());
    }

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    void thePagesOfTheDocumentationSpeakOfEachType(ReleaseType type) {
        assertThat(Places.text(Path.of("src/docs/ledger.md"))).contains('`' + type.word() + '`');
        assertThat(Places.text(Path.of("src/docs/processes.md"))).containsIgnoringCase(type.word());
    }

    @ParameterizedTest
    @EnumSource(ReleasePath.class)
    void thePageOfProcessesHasEachPath(ReleasePath path) {
        assertThat(Places.text(Path.of("src/docs/processes.md"))).contains("| `" + path.process() + "` |");
    }
}
