package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.TestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

@DisplayName("RB-01: a release that was overtaken is rebased on the version in production")
class AmendmentTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final Amendment.Change REBASE = change(true, false);

    @TempDir
    private Path directory;

    private final Releases releases = mock(Releases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final List<AmendmentRule> rules = new ArrayList<>();
    private final ReleaseStory story = ReleaseStory.prepared();
    private TestRepository repository;
    private Amendment amendment;

    /** 1.5.0 was made from 1.4.1, and production runs 1.4.2 by now. */
    @BeforeEach
    void overtake() {
        repository = new TestRepository(directory);
        story.commit = repository.branch("release/1.5.0", "v1.4.1").commit("limit.php");
        repository.on("main").commit("fix.php");
        repository.tag("1.4.2");
        repository.on("release/1.5.0");
        production("1.4.2");
        when(releases.get(KEY)).thenAnswer(call -> story.details());
        amendment = new Amendment(releases, repository.sources(), rules, ledger, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void followsProductionFromTheHeadOfTheBranch() {
        String merged = repository.merge("v1.4.2");

        amendment.apply(KEY, "owner", REBASE);

        ReleaseDetails after = amended();
        assertThat(after.previousVersion()).isEqualTo("1.4.2");
        assertThat(after.commit()).isEqualTo(merged);
        Attestation attestation = attested();
        assertThat(attestation.kind()).isEqualTo("releaseAmended");
        assertThat(attestation.actor()).isEqualTo("owner");
        assertThat(attestation.items()).containsExactly("PRIN-02", "RB-01");
        assertThat(RawEvent.members(attestation.event()))
                .isEqualTo(Map.of("previousVersion", "1.4.2", "commit", merged));
    }

    @Test
    void isRefusedWhileTheBranchDoesNotContainTheVersionInProduction() {
        assertThat(refusal())
                .containsExactly(
                        "RB-01 rebase The branch release/1.5.0 does not contain version 1.4.2, which production"
                                + " runs. Merge the tag v1.4.2 into it, or rebase it on that, and push; then answer again.");
        verifyNoInteractions(ledger);
    }

    @Test
    @DisplayName("VER-03: a version that does not follow production any more is withdrawn")
    void isRefusedWhenItsVersionDoesNotFollow() {
        repository.on("main").commit("module.php");
        repository.tag("2.0.0");
        repository.on("release/1.5.0").merge("v2.0.0");
        production("2.0.0");

        assertThat(refusal())
                .containsExactly("VER-03 rebase After 2.0.0 a feature change is version 2.1.0, not 1.5.0. Withdraw this"
                        + " release and start that version.");
    }

    @Test
    void saysEverythingThatStandsAgainstIt() {
        repository.on("main").commit("module.php");
        repository.tag("2.0.0");
        production("2.0.0");

        assertThat(refusal()).hasSize(2).anyMatch(v -> v.startsWith("RB-01 ")).anyMatch(v -> v.startsWith("VER-03 "));
    }

    @Test
    void isRefusedWhenNothingIsLeftToRelease() {
        repository.on("main").branch("release/empty", "v1.4.2");
        story.branch = "release/empty";

        assertThat(refusal())
                .containsExactly(
                        "PRIN-02 rebase The branch release/empty brings nothing that version 1.4.2 has not. Push"
                                + " the change, or withdraw the release.");
    }

    @Test
    void isRefusedWhenTheTagIsGone() {
        production("1.4.9");

        assertThat(refusal())
                .contains("RB-01 rebase Version 1.4.9, which production runs, has no tag. Push its tag again.");
    }

    @Test
    void aNewCommitAloneChangesNoPreviousVersion() {
        String head = repository.commit("more.php");

        amendment.apply(KEY, "owner", change(false, true));

        assertThat(amended().previousVersion()).isEqualTo("1.4.1");
        assertThat(RawEvent.members(attested().event())).isEqualTo(Map.of("commit", head));
        assertThat(attested().items()).containsExactly("PRIN-02");
    }

    @Test
    @DisplayName("RULE-06: nothing is changed once production is touched")
    void isRefusedInProduction() {
        story.status = ReleaseStatus.VERIFYING;

        assertThat(refusal())
                .containsExactly("VER-05 status canteen-api-1.5.0 is verifying and is not changed any more.");
    }

    @Test
    @DisplayName("PRIN-07: what another module has against a change keeps it out of release and ledger")
    void keepsNothingOfAChangeThatARuleRefuses() {
        String head = repository.commit("more.php");
        rules.add((release, change) -> change.rebase()
                ? List.of(new Violation("PRIN-07", "rebase", release.key() + " tells too much."))
                : List.of());

        assertThat(refusal()).containsExactly("PRIN-07 rebase canteen-api-1.5.0 tells too much.");
        verify(releases, never()).amend(any(), any());
        verifyNoInteractions(ledger);

        amendment.apply(KEY, "owner", change(false, true));
        assertThat(amended().commit()).isEqualTo(head);
    }

    private void production(String version) {
        when(releases.productionVersion(TestRepository.SERVICE)).thenReturn(Optional.of(version));
        when(releases.usedVersions(TestRepository.SERVICE, version)).thenReturn(Set.of("1.4.1", "1.5.0", version));
    }

    private static Amendment.Change change(boolean rebase, boolean latestCommit) {
        return new Amendment.Change("", List.of(), List.of(), "", latestCommit, rebase);
    }

    private List<String> refusal() {
        try {
            amendment.apply(KEY, "owner", REBASE);
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations().stream()
                    .map(v -> v.item() + " " + v.field() + " " + v.message())
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private ReleaseDetails amended() {
        ArgumentCaptor<UnaryOperator<ReleaseDetails>> change = ArgumentCaptor.forClass(UnaryOperator.class);
        verify(releases).amend(any(), change.capture());
        return change.getValue().apply(story.details());
    }

    private Attestation attested() {
        ArgumentCaptor<Attestation> attestation = ArgumentCaptor.forClass(Attestation.class);
        verify(ledger).append(attestation.capture());
        return attestation.getValue();
    }
}
