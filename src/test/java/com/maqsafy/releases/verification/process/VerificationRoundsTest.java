package com.maqsafy.releases.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.security.RememberedLedger;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import com.maqsafy.releases.verification.CheckKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerificationRoundsTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = ReleaseStory.deploying();
    private final RememberedLedger ledger = new RememberedLedger(story);
    private final VerificationRounds rounds = rounds();

    @Test
    @DisplayName("SEC-08: the version before has the hole, so its return is not judged by it")
    void doNotAskAboutTheHoleAfterARollback() {
        List<ApplicableItem> items = ApplicableItem.of(List.of("POST-01", "SEC-08"));

        assertThat(rounds.open(KEY, "deployment", items, null, "x")).containsExactly("health", "hole");
        assertThat(rounds.open(KEY, "rollback", items, null, "x")).containsExactly("health");
        assertThat(ledger.lastLine()).contains("\"checks\":[\"health\"]", "\"itemsWithoutCheck\":[]");
    }

    @Test
    @DisplayName("POST-01: what the table calls critical, the round keeps; of what is not asked nothing is said")
    void keepWhatTheTableCallsCritical() {
        List<ApplicableItem> items = ApplicableItem.of(List.of(
                Map.of("item", "POST-01", "critical", false),
                Map.of("item", "POST-01", "critical", true),
                Map.of("item", "POST-07", "critical", true),
                Map.of("item", "SEC-08", "critical", false)));

        assertThat(rounds.open(KEY, "deployment", items, null, "x")).containsExactly("health", "hole");
        assertThat(rounds.current(KEY, "deployment").criticalItems()).containsExactly("POST-01");
        assertThat(ledger.lastLine()).contains("\"criticalItems\":[\"POST-01\"]");
    }

    @Test
    void writeNothingOfCriticalItemsWhereThereAreNone() {
        rounds.open(KEY, "deployment", ApplicableItem.of(List.of("POST-01")), null, "x");
        assertThat(rounds.current(KEY, "deployment").criticalItems()).isEmpty();
        assertThat(ledger.lastLine()).doesNotContain("criticalItems");
    }

    @Test
    void areNotThereBeforeOneWasOpened() {
        assertThatThrownBy(() -> rounds.current(KEY, "deployment"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-VER-020 No verification of canteen-api-1.5.0 has been opened for deployment.");
    }

    private VerificationRounds rounds() {
        story.type = ReleaseType.SECURITY;
        Releases releases = mock(Releases.class);
        when(releases.get(KEY)).thenReturn(story.details());
        ApplicableChecks checks = mock(ApplicableChecks.class);
        when(checks.of(eq("canteen-api"), eq(ReleaseType.SECURITY), any()))
                .thenAnswer(call -> Stream.of(
                                new CheckDefinition("health", "POST-01", CheckKind.HTTP, true, "Health"),
                                new CheckDefinition("hole", "SEC-08", CheckKind.HTTP, true, "Hole"))
                        .filter(c -> call.<Collection<String>>getArgument(2).contains(c.item()))
                        .toList());
        return new VerificationRounds(releases, ledger, checks);
    }
}
