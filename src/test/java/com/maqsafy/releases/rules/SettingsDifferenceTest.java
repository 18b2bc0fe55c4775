package com.maqsafy.releases.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.RuleSets;
import com.maqsafy.releases.evidence.RuleSets.RuleSet;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.rules.RuleDifference.Line;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "What differs between the settings of two sets of rules is told to whoever may know of a release under each")
class SettingsDifferenceTest {

    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);
    private static final String HIDDEN = "c".repeat(64);

    private final RuleSets sets = mock(RuleSets.class);
    private final KeptDocuments documents = mock(KeptDocuments.class);
    private final ReleaseLists releases = mock(ReleaseLists.class);
    private final RuleVersions rules = new RuleVersions(mock(DeployedModels.class), sets, documents, releases);

    @BeforeEach
    void keep() {
        List<RuleSet> all = List.of(set(OLD), set(NEW), set(HIDDEN));
        when(sets.all()).thenReturn(all);
        all.forEach(set -> when(sets.releases(eq(set.sha256()), anyInt())).thenReturn(List.of("of-" + set.sha256())));
        ReleaseDetails release = mock(ReleaseDetails.class);
        when(release.key()).thenReturn("canteen-api-1.5.0");
        when(releases.named(any(), any())).thenAnswer(call -> {
            Collection<String> keys = call.getArgument(0);
            return keys.contains("of-" + HIDDEN) ? List.of() : List.of(release);
        });
        keep(OLD, false, "php artisan migrate");
        keep(NEW, true, "php artisan migrate --force");
        keep(HIDDEN, true, "php artisan migrate --secretly");
    }

    private static RuleSet set(String sha256) {
        return new RuleSet(sha256, "1.0", "unknown", new TreeMap<>(), 1, 1);
    }

    private void keep(String sha256, boolean critical, String command) {
        when(documents.find(sha256)).thenReturn(Optional.of("""
                        {"application":{"commit":"unknown","version":"1.0"},"checks":[{"critical":%s,"id":"health","item":"POST-01"}],\
                        "files":{},"steps":[{"command":["%s"],"id":"migrate"}]}""".formatted(critical, command)));
    }

    @Test
    @DisplayName("checks and commands, a line each")
    void linesOfChecksAndSteps() {
        SettingsDifference difference = rules.settings(OLD, NEW);

        assertThat(difference.removed()).isEqualTo(2);
        assertThat(difference.added()).isEqualTo(2);
        assertThat(difference.hunks().stream().flatMap(hunk -> hunk.lines().stream()))
                .filteredOn(line -> !line.change().equals("same"))
                .extracting(Line::change, line -> line.text().strip())
                .satisfiesExactly(
                        line -> assertThat(line.toList().toString()).isEqualTo("[removed, \"critical\" : false,]"),
                        line -> assertThat(line.toList().toString()).isEqualTo("[added, \"critical\" : true,]"),
                        line -> assertThat(line.toList().toString()).contains("removed", "php artisan migrate\""),
                        line -> assertThat(line.toList().toString()).contains("added", "migrate --force"));
        assertThat(rules.settings(NEW, NEW).hunks()).isEmpty();
        when(documents.find(OLD)).thenReturn(Optional.of("{"));
        assertThatThrownBy(() -> rules.settings(OLD, NEW)).hasMessageStartingWith("REL-RUL-251 ");
    }

    @Test
    @DisplayName("a set under which only a hidden release began is none, whatever it is compared with")
    void tellsNothingOfAHiddenOne() {
        for (String unknown : List.of(HIDDEN, "", "d".repeat(64))) {
            assertThatThrownBy(() -> rules.settings(OLD, unknown))
                    .isInstanceOf(UnknownRuleException.class)
                    .hasMessage("REL-RUL-250 There is no set of rules '" + unknown
                            + "'. Take two from the list of sets, by their SHA-256.");
            assertThatThrownBy(() -> rules.settings(unknown, NEW)).hasMessageStartingWith("REL-RUL-250 ");
        }
    }
}
