package com.maqsafy.releases.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.demo.DemoRepository;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.source.TestRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A release that is proposed, on a real repository")
class ReleaseProposalsTest {

    private static final String DROP = """
            <?php
            use Illuminate\\Database\\Migrations\\Migration;
            use Illuminate\\Support\\Facades\\Schema;
            class DropLimits extends Migration {
                public function up() { Schema::drop('limits'); }
                public function down() {}
            }
            """;

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
    @DisplayName("has its version by the branch, and everything else by its commits")
    void ofAReleaseBranch() {
        repository.branch("release/1.5.0", "v1.4.1");
        repository.commit("app/Services/Wallet/Limit.php", "feat(wallet): daily limits (#12)\n\nRefs: MAQ-17");
        repository.commit("app/Http/Requests/LimitRequest.php", "feat: limits are checked\n\nMAQ-18, see RFC-9110");
        repository.commit("README.md", "docs: limits");
        String head = repository.commit("app/Models/Wallet.php", "fix: wallets of guests");

        ReleaseProposal proposal = fixture.of("release/1.5.0");
        ReleaseRequest request = proposal.request();

        assertThat(request.version()).isEqualTo("1.5.0");
        assertThat(request.type()).isEqualTo("minor");
        assertThat(request.changeType()).isEqualTo("feature");
        assertThat(request.previousVersion()).isEqualTo("1.4.1");
        assertThat(request.commit()).isEqualTo(head);
        assertThat(request.owner()).isEqualTo("owner");
        assertThat(request.summary()).isEqualTo("Wallets have limits");
        assertThat(request.changes()).containsExactly("Daily limits", "Limits are checked", "Wallets of guests");
        assertThat(request.requirements()).containsExactly("MAQ-17", "MAQ-18");
        assertThat(request.contains()).containsExactly("backend");
        assertThat(request.changedAspects()).containsExactly("code-logic", "finance", "input");
        assertThat(request.risks()).isEqualTo("High risk. Money, identities or credentials.");
        assertThat(proposal.reasons())
                .containsEntry(
                        "version",
                        "the branch is release/1.5.0 and the commits since 1.4.1 contain 2 features and 1 fix")
                .containsEntry("contains", "4 files have changed since 1.4.1")
                .containsEntry("commit", "it is the head of release/1.5.0");
        assertThat(proposal.risk().level()).isEqualTo("high");
        assertThat(proposal.risk().reasons()).containsExactly("Money, identities or credentials");
        assertThat(proposal.tests()).containsExactly("TEST-01", "TEST-06", "TEST-07");
        assertThat(proposal.approvers())
                .containsExactly(
                        new ReleaseProposal.Approver("technical-owner", "APR-02", "every minor release"),
                        new ReleaseProposal.Approver("product-owner", "APR-02", "every minor release"));
        assertThat(proposal.windows())
                .extracting(ReleaseProposal.Window::from)
                .containsExactly(ProposalFixture.NOW.plusSeconds(60));
    }

    @Test
    @DisplayName("leaves only branch and why to ask in the release of the walk-through: what EffortTest counts with")
    void ofTheWalkThrough() {
        Path demo = directory.resolve("canteen-api.git");
        new DemoRepository().create(demo);
        fixture = new ProposalFixture(TestRepository.sources(demo, ""), ProposalFixture.IDS);

        ReleaseRequest request = fixture.of("release/1.5.0").request();

        assertThat(request.version()).isEqualTo("1.5.0");
        assertThat(request.type()).isEqualTo("minor");
        assertThat(request.changeType()).isEqualTo("feature");
        assertThat(request.changes())
                .containsExactly(
                        "A wallet can have a daily limit (CAN-130)", "Wallets close to their daily limit (CAN-131)");
        assertThat(request.requirements()).containsExactly("CAN-130", "CAN-131");
        assertThat(request.contains()).containsExactly("backend", "database-migration");
        assertThat(request.changedAspects()).containsExactly("code-logic", "finance", "heavy-queries", "reports");
        assertThat(request.risks()).startsWith("High risk. Money, identities or credentials.");
    }

    @ParameterizedTest
    @DisplayName("has the version that its commits ask for where the branch names none")
    @CsvSource({
        "feat: limits,       1.5.0, minor, feature",
        "fix: limits,        1.4.2, patch, fix",
        "feat!: limits,      2.0.0, major, breaking",
        "'fix(api)!: limits', 2.0.0, major, breaking",
        "'fix: limits\n\nBREAKING CHANGE: they are on', 2.0.0, major, breaking",
        "'fix: limits\n\nnothing breaking change: here', 1.4.2, patch, fix",
        "chore: limits,      1.4.2, patch, fix",
        "Limits for wallets, 1.4.2, patch, fix",
        "note: feat limits,  1.4.2, patch, fix",
    })
    void byItsCommits(String message, String version, String type, String changeType) {
        repository.commit("limit.php", message);

        ReleaseRequest request = fixture.of("main").request();

        assertThat(request.version()).isEqualTo(version);
        assertThat(request.type()).isEqualTo(type);
        assertThat(request.changeType()).isEqualTo(changeType);
    }

    @Test
    @DisplayName("VER-05: has the next number that is not used")
    void skipsUsedNumbers() {
        repository.commit("limit.php", "fix: limits");
        fixture.used("1.4.1", "1.4.2");

        assertThat(fixture.of("main").request().version()).isEqualTo("1.4.3");
    }

    @Test
    @DisplayName("TYPE-04: is a hotfix when its branch is one")
    void ofAHotfixBranch() {
        repository.branch("hotfix/1.4.2", "v1.4.1").commit("app/Fix.php", "Login works again");

        ReleaseProposal proposal = fixture.of("hotfix/1.4.2");

        assertThat(proposal.request().type()).isEqualTo("hotfix");
        assertThat(proposal.request().changeType()).isEqualTo("fix");
        assertThat(proposal.request().version()).isEqualTo("1.4.2");
        assertThat(proposal.approvers())
                .extracting(ReleaseProposal.Approver::role)
                .containsExactly("technical-owner");
        assertThat(proposal.windows())
                .containsExactly(new ReleaseProposal.Window(
                        ProposalFixture.NOW, null, "A hotfix release needs no maintenance window."));
        assertThat(proposal.reasons())
                .containsEntry("type", "the branch is hotfix/1.4.2")
                .containsEntry("version", "the branch is hotfix/1.4.2")
                .containsEntry("whatBroke", "it is why you release");
        assertThat(proposal.request().incident().whatBroke()).isEqualTo("Wallets have limits");
    }

    @Test
    @DisplayName("takes what is given as it is, and proposes the rest for it")
    void takesWhatIsGiven() {
        repository.branch("release/1.5.0", "v1.4.1").commit("limit.php", "feat: limits");

        ReleaseRequest patch = fixture.proposals
                .propose(ProposalFixture.request("release/1.5.0", "", "patch", ""), "owner")
                .request();
        assertThat(patch.changeType()).isEqualTo("fix");
        assertThat(patch.version()).isEqualTo("1.4.2");

        ReleaseProposal major =
                fixture.proposals.propose(ProposalFixture.request("release/1.5.0", "2.0.0", "", ""), "owner");
        assertThat(major.request().type()).isEqualTo("major");
        assertThat(major.request().changeType()).isEqualTo("breaking");
        assertThat(major.reasons()).doesNotContainKey("version");

        ReleaseRequest wrong = fixture.proposals
                .propose(ProposalFixture.request("release/1.5.0", "9.9.9", "patch", "fix"), "owner")
                .request();
        assertThat(List.of(wrong.version(), wrong.type(), wrong.changeType())).containsExactly("9.9.9", "patch", "fix");
    }

    @Test
    @DisplayName("says when a commit breaks something and the branch is named for less")
    void saysWhenTheBranchPromisesLess() {
        repository.branch("release/1.5.0", "v1.4.1");
        String breaking = repository.commit("limit.php", "feat!: limits for all");

        assertThat(fixture.of("release/1.5.0").reasons().get("type"))
                .isEqualTo("1.5.0 follows 1.4.1 and the commits since 1.4.1 contain 1 breaking change and 1 feature;"
                        + " a breaking change is a major version: look at " + breaking.substring(0, 10));
    }

    @Test
    @DisplayName("MIG-06, APR-06: tells dangerous migrations, and asks for those who approve them")
    void tellsDangerousMigrations() {
        repository.commit("database/migrations/2026_03_01_000000_drop_limits.php", DROP, "fix: no limits");

        ReleaseProposal proposal = fixture.of("main");

        assertThat(proposal.request().contains()).contains("database-migration");
        assertThat(proposal.migrations()).hasSize(1);
        assertThat(proposal.migrations().get(0).grade()).isEqualTo("loses-data");
        assertThat(proposal.risk().level()).isEqualTo("high");
        assertThat(proposal.risk().reasons()).hasSize(2).first().isEqualTo("Data or structure is destroyed");
        assertThat(proposal.approvers())
                .extracting(ReleaseProposal.Approver::role)
                .containsExactly("technical-owner", "management");
        assertThat(proposal.tests()).contains("TEST-09");
        assertThat(proposal.reasons().get("contains"))
                .isEqualTo("one file has changed since 1.4.1, one of them a migration");
    }

    @Test
    @DisplayName("takes the titles of pull and merge requests for their commits")
    void takesTitlesOfMerges() {
        repository.branch("feature/limits", "main").commit("a.php", "wip");
        repository.commit("b.php", "wip, again");
        repository
                .on("main")
                .merge("feature/limits", "Merge pull request #7 from maqsafy/limits\n\nWallets have limits\n");
        repository.branch("feature/menu", "main").commit("c.php", "menu");
        repository
                .on("main")
                .merge(
                        "feature/menu",
                        "Merge branch 'feature/menu' into 'main'\n\nA menu of today\n\nSee merge request a/b!8");
        repository.branch("other", "main").commit("d.php", "Told by itself");
        repository.on("main").merge("other", "Merge branch 'other'");

        assertThat(fixture.of("main").request().changes())
                .containsExactly("Wallets have limits", "A menu of today", "Told by itself");
    }

    @Test
    @DisplayName("tells nothing of what was taken back")
    void tellsNothingOfWhatWasTakenBack() {
        String limits = repository.commit("a.php", "feat: limits MAQ-1");
        repository.commit("b.php", "fix: menu");
        repository.commit("c.php", "Revert \"feat: limits MAQ-1\"\n\nThis reverts commit " + limits + ".");

        ReleaseRequest request = fixture.of("main").request();

        assertThat(request.changes()).containsExactly("Menu");
        assertThat(request.requirements()).isEmpty();
        assertThat(request.version()).isEqualTo("1.4.2");
    }

    @Test
    @DisplayName("RULE-04, RULE-05: leaves messages out that must not be published, and says so")
    void leavesLeaksOut() {
        repository.commit("a.php", "fix: password=Tr0ub4dor&3xYz9 in the mail");
        repository.commit("b.php", "fix: the card 4111 1111 1111 1111 of a customer");
        repository.commit("c.php", "fix: menu");

        ReleaseProposal proposal = fixture.of("main");

        assertThat(proposal.request().changes()).containsExactly("Menu");
        assertThat(proposal.reasons().get("changes"))
                .isEqualTo("from the messages of the 3 commits since 1.4.1; 2 messages that must not be published left"
                        + " out");
    }

    @Test
    @DisplayName("PRIN-07: leaves identifiers of vulnerabilities out, whatever other releases say")
    void leavesVulnerabilitiesOut() {
        repository.commit("s.php", "fix: CVE-2026-4711 in sessions of MAQ-9");
        repository.commit("c.php", "fix: menu");

        ReleaseProposal proposal = fixture.of("main");

        assertThat(proposal.request().changes()).containsExactly("Menu");
        assertThat(proposal.request().requirements()).containsExactly("MAQ-9");
        assertThat(proposal.reasons().get("changes")).endsWith("1 message that must not be published left out");
    }

    @Test
    @DisplayName("has the ids that the settings describe")
    void takesIdsAsTheSettingsSay() {
        fixture = new ProposalFixture(repository, new ProposalSettings.Options("#([0-9]+)"));
        repository.commit("a.php", "fix: menu MAQ-1 (#12)\n\nCloses #9");

        assertThat(fixture.of("main").request().requirements()).containsExactly("12", "9");
    }

    @Test
    @DisplayName("says what a start would be refused for, and starts nothing")
    void saysWhatStandsAgainstIt() {
        repository.commit("a.php", "fix: menu");
        Violation violation = new Violation("PRIN-06", "risks", "Say them.");
        when(fixture.commands.judge(any())).thenReturn(List.of(violation));

        ReleaseProposal proposal = fixture.of("main");

        assertThat(proposal.violations()).containsExactly(violation);
        verify(fixture.commands).judge(proposal.request());
        verify(fixture.commands, never()).start(any());
        verify(fixture.releases, never()).create(any());
    }

    @Test
    @DisplayName("of an unknown service or branch, or where nothing runs yet, tells as much as can be told")
    void tellsAsMuchAsCanBeTold() {
        ReleaseRequest unknown = new ReleaseRequest(
                "nothing",
                "",
                "",
                "",
                "main",
                "",
                null,
                null,
                null,
                null,
                "",
                "",
                "",
                "",
                "",
                false,
                ReleaseRequest.Incident.NONE);
        ReleaseProposal nothing = fixture.proposals.propose(unknown, "owner");
        assertThat(nothing.risk().level()).isEqualTo("unknown");
        assertThat(nothing.windows()).isEmpty();
        assertThat(nothing.request().version()).isEmpty();

        assertThat(fixture.of("no-such-branch").request().commit()).isEmpty();

        when(fixture.releases.productionVersion(TestRepository.SERVICE)).thenReturn(Optional.empty());
        ReleaseProposal first = fixture.of("main");
        assertThat(first.request().previousVersion()).isEmpty();
        assertThat(first.request().commit()).isEqualTo(repository.head());
    }
}
