package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandResult.Outcome;
import com.maqsafy.releases.deployment.ArtefactsDigested.Artefact;
import com.maqsafy.releases.deployment.DeploymentSettings.Artefacts;
import com.maqsafy.releases.deployment.DeploymentSettings.Command;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("VER-05, RULE-06: what the target has is what was to be deployed, by the SHA-256 of each artefact")
class ArtefactDigestsTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final ReleaseDetails release = new ReleaseStory().details();
    private final ServiceCommands commands = mock(ServiceCommands.class);
    private final Ledger ledger = mock(Ledger.class);
    private final List<LedgerRecord> records = new ArrayList<>();
    private final ArtefactDigests digests =
            new ArtefactDigests(settings(command("digest-before"), command("digest-after")), commands, ledger);

    @Test
    void saysNothingWhereNothingIsConfigured() {
        ArtefactDigests none = new ArtefactDigests(settings(command(null), command(null)), commands, ledger);
        assertThat(none.before(release, 1)).isEmpty();
        assertThat(none.after(release, 1)).isEmpty();
        verifyNoInteractions(commands);
    }

    @Test
    void readsWhatSha256sumPrints() {
        prints("before", A + "  canteen.tar.gz\n\n" + B + " *My files/web.zip\n");

        ArtefactDigests.Digested digested = digests.before(release, 2).orElseThrow();

        assertThat(digested.event())
                .isEqualTo(new ArtefactsDigested(
                        2,
                        "before",
                        "succeeded",
                        List.of(new Artefact("My files/web.zip", B), new Artefact("canteen.tar.gz", A)),
                        null,
                        null,
                        KeptFile.of(digested.printed())));
        assertThat(digested.event().subjects())
                .containsExactly(
                        new Subject("artefact My files/web.zip", "sha256", B),
                        new Subject("artefact canteen.tar.gz", "sha256", A));
        assertThat(new String(digested.printed())).startsWith(A + "  canteen.tar.gz");
        assertThat(digested.event().words().text()).isEqualTo("digested 2 artefacts before the deployment");
    }

    @Test
    void namesWhatIsOtherMissingOrMore() {
        prints("before", A + "  same\n" + A + "  other\n" + A + "  missing\n");
        keep(digests.before(release, 1).orElseThrow().event());
        prints("after", A + "  same\n" + B + "  other\n" + B + "  more\n");

        ArtefactsDigested after = digests.after(release, 1).orElseThrow().event();

        assertThat(after.different()).containsExactly("missing", "more", "other");
        assertThat(after.asPlanned()).isFalse();
        assertThat(after.words().text())
                .isEqualTo(
                        "digested 3 artefacts after the deployment: not what was to be deployed: missing, more, other");
        prints("after", A + "  same\n" + A + "  missing\n" + A + "  other\n");
        assertThat(digests.after(release, 1).orElseThrow().event().asPlanned()).isTrue();
    }

    @Test
    @DisplayName("what was digested before another attempt says nothing of this one")
    void comparesWithinTheAttempt() {
        prints("before", A + "  same\n");
        keep(digests.before(release, 1).orElseThrow().event());
        prints("after", A + "  same\n");
        assertThat(digests.after(release, 2).orElseThrow().event().different()).containsExactly("same");
    }

    @ParameterizedTest
    @CsvSource({
        "'no digest', REL-DEP-092",
        "'AAAA  name', REL-DEP-092",
        "'', REL-DEP-094",
        "'D  one|D  one', REL-DEP-093"
    })
    void failsWhereItCannotBeRead(String output, String code) {
        prints("after", output.replace("D", A).replace('|', '\n'));
        ArtefactsDigested after = digests.after(release, 1).orElseThrow().event();
        assertThat(after.outcome()).isEqualTo("failed");
        assertThat(after.message()).startsWith(code + " ");
        assertThat(after.asPlanned()).isFalse();
    }

    @Test
    void failsWhereTheCommandFailsOrPrintsTooMuch() {
        answers("before", result(Outcome.FAILED, A + "  one\n", false));
        assertThat(digests.before(release, 1).orElseThrow().event().message())
                .isEqualTo("REL-DEP-090 REL-CMD-014 It ended so.");
        answers("before", result(Outcome.SUCCEEDED, A + "  one\n", true));
        assertThat(digests.before(release, 1).orElseThrow().event().message()).startsWith("REL-DEP-091 ");
    }

    private void keep(ArtefactsDigested event) {
        records.add(new LedgerRecord(
                release.key(),
                records.size() + 1,
                Instant.EPOCH,
                "system:worker",
                event.kind(),
                List.of(),
                null,
                null,
                EventKinds.payload(event),
                "",
                ""));
        when(ledger.history(release.key())).thenReturn(new ReleaseHistory(records));
    }

    private void prints(String when, String output) {
        answers(when, result(Outcome.SUCCEEDED, output, false));
    }

    private void answers(String when, CommandResult result) {
        if (records.isEmpty()) {
            when(ledger.history(release.key())).thenReturn(new ReleaseHistory(List.of()));
        }
        when(commands.run(any(), any(), any(), eq("artefacts." + when + ".command")))
                .thenReturn(result);
    }

    private static CommandResult result(Outcome outcome, String output, boolean truncated) {
        return new CommandResult(
                outcome,
                outcome == Outcome.SUCCEEDED ? 0 : 3,
                Duration.ofMillis(5),
                output,
                "",
                output.length(),
                truncated,
                outcome == Outcome.SUCCEEDED ? "It ended." : "REL-CMD-014 It ended so.");
    }

    private static Command command(@Nullable String program) {
        return new Command(program == null ? List.of() : List.of(program), Duration.ofMinutes(1));
    }

    private static DeploymentSettings settings(Command before, Command after) {
        DeploymentSettings.Step step = new DeploymentSettings.Step(
                "take-code",
                "DEP-01",
                "Take the code",
                List.of("true"),
                Duration.ofMinutes(1),
                true,
                false,
                DeploymentSettings.When.ALWAYS);
        DeploymentSettings.Hook nothing = new DeploymentSettings.Hook(List.of(), Duration.ofMinutes(1));
        Deployment deployment = new Deployment(
                "",
                "/srv",
                List.of(step),
                new DeploymentSettings.Maintenance(
                        nothing,
                        nothing,
                        Duration.ofMinutes(30),
                        new DeploymentSettings.PastMaintenance(List.of(), "", ""),
                        DeploymentSettings.Closed.STANDARD),
                new DeploymentSettings.Backup(List.of(), List.of(), "", Duration.ofHours(1), 1, Duration.ofMinutes(30)),
                command(null),
                new DeploymentSettings.Rollback(List.of(), command(null)),
                new Artefacts(before, after),
                Map.of());
        return new DeploymentSettings(
                Map.of("canteen-api", new DeploymentSettings.Service(deployment, new DeploymentSettings.Source("v"))));
    }
}
