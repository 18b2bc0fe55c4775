package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.ItemScope.By;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An item is asked of a release by what the release is and brings")
class ItemScopeTest {

    private static final PolicyCatalogue CATALOGUE = new PolicyCatalogue();

    @ParameterizedTest
    @CsvSource({
        "SCOPE-01, true, PART, backend",
        "SCOPE-02, false, PART, frontend",
        "TYPE-04, true, TYPE, hotfix",
        "TYPE-01, false, TYPE, hotfix",
        "HOT-01, true, TYPE, hotfix",
        "SEC-01, false, TYPE, hotfix",
        "VER-04, true, CHANGE, fix",
        "VER-02, false, CHANGE, fix",
        "MIG-01, false, MIGRATIONS, ''",
        "PRIN-05, false, MIGRATIONS, ''",
        "DEP-03, false, MIGRATIONS, ''",
        "DEP-06, false, MAINTENANCE, ''",
    })
    void tellsWhatDecides(String item, boolean applies, By by, String value) {
        ReleaseStory story = ReleaseStory.requested();
        story.type = ReleaseType.HOTFIX;
        story.changeType = "fix";
        story.contains = List.of("backend");

        assertThat(ItemScope.of(CATALOGUE.find(item).orElseThrow(), story.details(), false))
                .contains(new ItemScope(applies, by, value));
    }

    @ParameterizedTest
    @CsvSource({"MIG-01, true, false", "RULE-03, true, false", "DEP-07, false, true"})
    void changesWithTheRelease(String item, boolean databaseChanges, boolean maintenance) {
        ReleaseStory story = ReleaseStory.requested();
        story.maintenanceMode = maintenance;
        assertThat(ItemScope.of(CATALOGUE.find(item).orElseThrow(), story.details(), databaseChanges))
                .hasValueSatisfying(scope -> assertThat(scope.applies()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"PRIN-08", "VER-05", "TEST-06", "POST-01", "APR-01", "RULE-07", "OPEN-01"})
    void leavesToOthersWhatRecordsDecide(String item) {
        assertThat(ItemScope.of(
                        CATALOGUE.find(item).orElseThrow(),
                        ReleaseStory.requested().details(),
                        true))
                .isEmpty();
    }
}
