package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue is the whole policy, LOG-01 to LOG-06 and HOT, SEC and TYPE items included. */
class PolicyCatalogueTest {

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @Test
    void holdsEveryItemOfThePolicy() {
        Map<String, Long> sizes =
                catalogue.items().stream().collect(Collectors.groupingBy(PolicyItem::section, Collectors.counting()));

        assertThat(sizes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("SCOPE", 9L),
                        Map.entry("PRIN", 8L),
                        Map.entry("VER", 5L),
                        Map.entry("TYPE", 6L),
                        Map.entry("BR", 6L),
                        Map.entry("PR", 8L),
                        Map.entry("PRE", 15L),
                        Map.entry("TEST", 9L),
                        Map.entry("MIG", 8L),
                        Map.entry("DEP", 7L),
                        Map.entry("POST", 14L),
                        Map.entry("RB", 8L),
                        Map.entry("NOTE", 9L),
                        Map.entry("HOT", 6L),
                        Map.entry("SEC", 8L),
                        Map.entry("APR", 7L),
                        Map.entry("LOG", 6L),
                        Map.entry("OPEN", 8L),
                        Map.entry("RULE", 7L)));
        assertThat(catalogue.text("PRIN-01")).isEqualTo("One named person owns the release");
    }

    @Test
    void letsOnlyTheRowsThatThePolicyNamesBeNotApplicable() {
        assertThat(catalogue.items().stream().filter(PolicyItem::notApplicable).map(PolicyItem::id))
                .containsExactly("PR-06", "PR-08");
        assertThat(catalogue.mayBeNotApplicable("PRE-08")).isFalse();
        assertThat(catalogue.mayBeNotApplicable("OWN-01")).isTrue();
    }

    @Test
    void sharesThePreReleaseRowsBetweenPeopleAndTheSystem() {
        assertThat(catalogue.personRows(true))
                .containsExactly("PRE-06", "PRE-07", "PRE-11", "PRE-12", "PRE-13", "PRE-14");
        assertThat(catalogue.personRows(false))
                .containsExactly("PRE-06", "PRE-07", "PRE-09", "PRE-11", "PRE-12", "PRE-13", "PRE-14");
        assertThat(catalogue.systemRows(true))
                .containsExactly(
                        "PRE-01", "PRE-02", "PRE-03", "PRE-04", "PRE-05", "PRE-08", "PRE-09", "PRE-10", "PRE-15");
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource({
        "'', TEST-06",
        "code-logic, TEST-01 TEST-06",
        "workflow, TEST-02 TEST-06",
        "api, TEST-03 TEST-06",
        "permissions, TEST-04 TEST-06",
        "scoped-data, TEST-05 TEST-06",
        "auth, TEST-06 TEST-07",
        "finance, TEST-06 TEST-07",
        "credentials, TEST-06 TEST-07",
        "input, TEST-06 TEST-07",
        "reports, TEST-06 TEST-08",
        "exports, TEST-06 TEST-08",
        "heavy-queries, TEST-06 TEST-08",
        "high-risk-database, TEST-06 TEST-09"
    })
    void knowsTheTestsThatAnAspectMakesRequired(String aspect, String tests) {
        assertThat(catalogue.requiredTests(List.of(aspect), ReleaseType.MINOR)).containsExactly(tests.split(" "));
    }

    @Test
    @DisplayName("SEC-04: security tests are required for every security release")
    void knowsTheTestsThatATypeMakesRequired() {
        assertThat(catalogue.requiredTests(List.of(), ReleaseType.SECURITY)).containsExactly("TEST-06", "TEST-07");
        assertThat(catalogue.requiredTests(List.of(), ReleaseType.HOTFIX)).containsExactly("TEST-06");
    }

    @Test
    @DisplayName("SEC-08, TYPE-06: what is checked for one type of release only")
    void knowsTheChecksOfAType() {
        assertThat(catalogue.applicableChecks(List.of(), ReleaseType.MINOR))
                .hasSize(11)
                .allMatch(i -> i.startsWith("POST-"));
        assertThat(catalogue.applicableChecks(List.of(), ReleaseType.SECURITY))
                .hasSize(12)
                .contains("SEC-08");
        assertThat(catalogue.applicableChecks(List.of("finance"), ReleaseType.INFRASTRUCTURE))
                .hasSize(13)
                .contains("POST-13", "TYPE-06")
                .doesNotContain("SEC-08");
    }

    @Test
    void findsTheItemOfAScopeWord() {
        assertThat(catalogue.scopeItem("mobile-app")).contains("SCOPE-04");
        assertThat(catalogue.scopeItem("moon")).isEmpty();
    }

    @Test
    void refusesAnItemTwiceAndAMissingSection() {
        PolicyItem item = new PolicyItem(
                "PRIN-01", "PRIN", "An owner", null, false, null, List.of(), false, false, List.of(), null);

        assertThatThrownBy(() -> new PolicyCatalogue(List.of(item, item)))
                .hasMessage("REL-POL-005 The policy item PRIN-01 is there twice. Mend policy/catalogue.json.");
        assertThatThrownBy(() -> new PolicyCatalogue(List.of(item)))
                .hasMessageStartingWith("REL-POL-006 The policy catalogue has nothing of [APR, BR,");
        assertThatThrownBy(() -> new PolicyItem(
                        "PRIN-1", "PRIN", "x", null, false, null, List.of(), false, false, List.of(), null))
                .hasMessageStartingWith("REL-POL-004 The policy item 'PRIN-1'");
    }
}
