package com.maqsafy.releases.security.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.RunningDefinition;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.security.AlreadyDisclosedException;
import com.maqsafy.releases.security.RemediationDeadlineSet;
import com.maqsafy.releases.security.RememberedLedger;
import com.maqsafy.releases.security.SecuritySettings;
import com.maqsafy.releases.security.SecurityStory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Deadline and disclosure: SEC-03, SEC-07")
class DisclosureTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = disclosedOn("2026-05-01T07:00:00Z");
    private final RememberedLedger ledger = new RememberedLedger(story);
    private final Restrictions restrictions = mock(Restrictions.class);
    private final Sealing sealing = mock(Sealing.class);
    private final Releases releases = mock(Releases.class);
    private final ReleaseProcess process = mock(ReleaseProcess.class);
    private final People people = mock(People.class);
    private final Clock now = mock(Clock.class);
    private final RestrictionLift restrictionLift = new RestrictionLift(
            ledger, restrictions, sealing, new DisclosureDates(releases, ledger, new SecuritySettings(Map.of()), now));
    private final EngineDisclosure disclosure = new EngineDisclosure(
            releases,
            restrictions,
            people,
            (field, text) -> text.contains("secret")
                    ? Optional.of(new Violation("RULE-04", field, "A secret."))
                    : Optional.empty(),
            ledger,
            restrictionLift,
            process);

    @BeforeEach
    void aReleaseThatWaits() {
        when(now.instant()).thenReturn(Instant.parse("2026-05-01T06:59:59.999Z"));
        story.status = ReleaseStatus.RELEASED;
        when(releases.get(KEY)).thenAnswer(call -> story.details());
        when(restrictions.restricted(KEY)).thenReturn(true);
        when(restrictions.mayKnow(any(), any())).thenReturn(true);
        when(people.roles("security")).thenReturn(Set.of("security-owner"));
        when(people.roles("manager")).thenReturn(Set.of("management"));
        when(people.roles("tech")).thenReturn(Set.of("technical-owner"));
        when(sealing.find(KEY)).thenReturn(Optional.of(mock(Seal.class)));
        when(process.runs(KEY)).thenReturn(true);
        when(process.tell(KEY, "release.disclosed")).thenReturn(true);
    }

    @Test
    void aPersonDisclosesAReleaseThatWaits() {
        disclosure.disclose(KEY, "manager", " Everybody has updated ");

        assertThat(ledger.lastLine()).isEqualTo("manager restrictionLifted {\"reason\":\"Everybody has updated\"}");
        verify(process).tell(KEY, "release.disclosed");
        verify(restrictions, never()).lift(KEY);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseStatus.class,
            names = {"WITHDRAWN", "REJECTED", "ROLLED_BACK", "FAILED"})
    void aPersonDisclosesAReleaseThatEndedOtherwise(ReleaseStatus status) {
        story.status = status;
        when(sealing.find(KEY)).thenReturn(Optional.empty());

        disclosure.disclose(KEY, "security", "No secrecy needed");

        verify(restrictions).lift(KEY);
        verify(sealing, never()).seal(KEY);
        verify(process, never()).tell(any(), any());
    }

    @Test
    void aPersonDisclosesAReleaseWhoseProcessIsGone() {
        when(process.runs(KEY)).thenReturn(false);

        disclosure.disclose(KEY, "security", "The process was deleted");

        verify(restrictions).lift(KEY);
        verify(sealing).seal(KEY);
    }

    @Test
    void nothingIsDisclosedTwice() {
        disclosure.disclose(KEY, "manager", "Everybody has updated");

        assertThatThrownBy(() -> disclosure.disclose(KEY, "security", "Me too"))
                .isInstanceOf(AlreadyDisclosedException.class)
                .hasMessage("REL-SEC-010 " + KEY + " is disclosed already. Its ledger says when and by whom.");
        verify(process, times(1)).tell(any(), any());
    }

    @Test
    void nobodyOutsideTheCircleLearnsThatThereIsSomethingToDisclose() {
        when(restrictions.mayKnow(KEY, "qa")).thenReturn(false);

        assertThatThrownBy(() -> disclosure.disclose(KEY, "qa", "Curious"))
                .isInstanceOf(UnknownReleaseException.class)
                .hasMessage(new UnknownReleaseException(KEY).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "tech, Fine, RELEASED, SECURITY, 'user (SEC-07): Only a security owner or management discloses a release.'",
        "security, ' ', RELEASED, SECURITY, reason (SEC-07): Give a reason.",
        "security, a secret, RELEASED, SECURITY, reason (RULE-04): A secret.",
        "security, Fine, VERIFYING, SECURITY, status (LOG-05): canteen-api-1.5.0 is verifying.",
        "security, Fine, RELEASED, MINOR, type (SEC-07): canteen-api-1.4.2 is no security release",
    })
    void refusesWithAReason(String user, String reason, ReleaseStatus status, ReleaseType type, String refusal) {
        story.status = status;
        story.type = type;
        int before = ledger.records(KEY).size();

        assertThatThrownBy(() -> disclosure.disclose(KEY, user, reason))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageStartingWith(refusal);
        assertThat(ledger.records(KEY)).hasSize(before);
    }

    @Test
    void saysWhenTheProcessDoesNotWaitYet() {
        when(process.tell(KEY, "release.disclosed")).thenReturn(false);

        assertThatThrownBy(() -> disclosure.disclose(KEY, "security", "Fine"))
                .hasMessage(
                        "status (LOG-05): " + KEY + " does not wait for its disclosure yet. Try again in a moment.");
    }

    @Test
    void theDateLiftsTheRestrictionAndTheLedgerIsSealedAgain() {
        when(now.instant()).thenReturn(Instant.parse("2026-05-01T07:00:00Z"));
        DelegateExecution execution = execution();

        new LiftRestrictionDelegate(restrictionLift).execute(execution);

        assertThat(ledger.lastLine())
                .isEqualTo("system:security restrictionLifted {\"reason\":\"The disclosure date has come.\"}");
        verify(restrictions).lift(KEY);
        verify(sealing).seal(KEY);
    }

    @ParameterizedTest
    @CsvSource({"RELEASED, 2026-05-01T06:59:59.999Z", "VERIFYING, 2026-05-01T07:00:00Z"})
    void aMovedTokenLiftsNothing(ReleaseStatus status, Instant time) {
        story.status = status;
        when(now.instant()).thenReturn(time);
        int before = ledger.records(KEY).size();

        assertThatThrownBy(() -> new LiftRestrictionDelegate(restrictionLift).execute(execution()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-SEC-005 " + KEY + " is not disclosed: its date has not come");
        assertThat(ledger.records(KEY)).hasSize(before);
        verify(restrictions, never()).lift(KEY);
    }

    @Test
    void thePersonWhoDisclosedIsTheOneWhoLifted() {
        restrictionLift.attest(KEY, "security", "Everybody has updated");

        new LiftRestrictionDelegate(restrictionLift).execute(execution());

        assertThat(ledger.lastLine()).startsWith("security restrictionLifted");
        verify(restrictions).lift(KEY);
    }

    @Test
    void liftingAgainDoesNothing() {
        when(restrictions.restricted(KEY)).thenReturn(false);
        int before = ledger.records(KEY).size();

        restrictionLift.lift(KEY);

        assertThat(ledger.records(KEY)).hasSize(before);
        verify(restrictions, never()).lift(KEY);
        verify(sealing, never()).seal(KEY);
    }

    @Test
    void theDateIsThatOfTheVulnerabilityElseTheConfiguredTimeAfterTheRelease() {
        SecuritySettings settings = new SecuritySettings(
                Map.of("canteen-api", new SecuritySettings.Service(new SecuritySettings.Security(Duration.ofDays(7)))));
        DelegateExecution execution = execution();
        Clock released = Clock.fixed(Instant.parse("2026-03-03T10:00:00.123456Z"), ZoneOffset.UTC);

        RememberedLedger dateless = new RememberedLedger(SecurityStory.completed());
        new PrepareDisclosureDelegate(new DisclosureDates(releases, dateless, settings, released)).execute(execution);
        verify(execution).setVariable("disclosureAt", "2026-03-10T10:00:00.123Z");

        new PrepareDisclosureDelegate(new DisclosureDates(releases, ledger, settings, released)).execute(execution);
        verify(execution).setVariable("disclosureAt", "2026-05-01T07:00:00Z");
    }

    @Test
    void theDeadlineCountsFromTheFirstRecordAndIsNeverLaxerThanTheFloor() {
        DelegateExecution execution = execution();
        RunningDefinition definition = mock(RunningDefinition.class);
        when(definition.of(execution)).thenReturn(new DefinitionVersion("security-assessment", 3));
        SetRemediationDeadlineDelegate delegate = new SetRemediationDeadlineDelegate(
                new RemediationDeadlines(ledger), definition, mock(DeployedTables.class));
        Instant first =
                ledger.last(KEY, VulnerabilityDocumented.class).orElseThrow().time();

        when(execution.getVariable("exploitRisk")).thenReturn(Map.of("risk", "critical", "remediateWithin", "PT4H"));
        delegate.execute(execution);
        verify(execution)
                .setVariable("remediateBy", first.plus(Duration.ofHours(4)).toString());
        assertThat(ledger.lastLine())
                .isEqualTo("system:policy remediationDeadlineSet {\"risk\":\"critical\",\"remediateWithin\":\"PT4H\","
                        + "\"remediateBy\":\"" + first.plus(Duration.ofHours(4)) + "\"}");
        assertThat(ledger.last(KEY, RemediationDeadlineSet.class)
                        .orElseThrow()
                        .record()
                        .definition())
                .isEqualTo(new DefinitionVersion("security-assessment", 3));

        ledger.append(Attestation.of(
                KEY, "security", new RawEvent("vulnerabilityDocumented", Map.of("severity", "critical"))));
        when(execution.getVariable("exploitRisk")).thenReturn(Map.of("risk", "low", "remediateWithin", "P30D"));
        delegate.execute(execution);
        verify(execution)
                .setVariable("remediateBy", first.plus(Duration.ofDays(1)).toString());
    }

    private static ReleaseStory disclosedOn(String date) {
        ReleaseStory story = SecurityStory.completed();
        story.change("vulnerabilityDocumented", p -> p.put("disclosureAt", date));
        return story;
    }

    private static DelegateExecution execution() {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(KEY);
        return execution;
    }
}
