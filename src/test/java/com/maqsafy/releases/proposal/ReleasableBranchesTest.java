package com.maqsafy.releases.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.proposal.ReleasableBranches.Releasable;
import com.maqsafy.releases.source.TestRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The branches of a service, on a real repository")
class ReleasableBranchesTest {

    @TempDir
    private Path directory;

    private TestRepository repository;
    private ProposalFixture fixture;

    @BeforeEach
    void setUp() {
        repository = new TestRepository(directory);
        fixture = new ProposalFixture(repository);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    @DisplayName("BR-01 to BR-06, RB-01: say which of them a release can be made from, and why")
    void sayWhichCanBeReleased() {
        repository.branch("release/1.3.9", "v1.4.1");
        repository.branch("feature/menu", "v1.4.1").commit("menu.php");
        String head = repository.branch("release/1.5.0", "v1.4.1").commit("limit.php");
        repository.branch("hotfix/1.4.2", "release/1.5.0").commit("fix.php");
        repository.orphan("release/9.0.0").commit("other.php");

        assertThat(branches().stream()
                        .collect(Collectors.toMap(Releasable::name, b -> b.releasable() + ": " + b.why())))
                .containsOnly(
                        java.util.Map.entry("main", "false: Nothing changed since 1.4.1, which production runs."),
                        java.util.Map.entry(
                                "release/1.3.9", "false: Nothing changed since 1.4.1, which production runs."),
                        java.util.Map.entry(
                                "release/1.5.0",
                                "true: For releases of type major, minor, patch, security, infrastructure."),
                        java.util.Map.entry("hotfix/1.4.2", "true: For releases of type hotfix, security."),
                        java.util.Map.entry(
                                "release/9.0.0",
                                "false: It does not contain 1.4.1, which production runs, and would undo it. Merge the"
                                        + " tag, or rebase on it."),
                        java.util.Map.entry(
                                "feature/menu",
                                "false: No release comes from the branch 'feature/menu'. Take the change to main,"
                                        + " production, staging, or a branch that begins with release/ or hotfix/."));
        assertThat(branches())
                .filteredOn(b -> b.name().equals("release/1.5.0"))
                .extracting(Releasable::commit)
                .containsExactly(head);
        assertThat(branches().stream().map(Releasable::when).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    @DisplayName("are read once each, however many there are")
    void areReadOnceEach() {
        for (int i = 0; i < 20; i++) {
            repository.commit("f" + i + ".php");
        }
        repository.branches("release/1.5.", 1000);

        List<Releasable> branches = branches();

        assertThat(branches).hasSize(1001).allMatch(Releasable::releasable);
    }

    private List<Releasable> branches() {
        return fixture.branches.of(TestRepository.SERVICE).orElseThrow();
    }
}
