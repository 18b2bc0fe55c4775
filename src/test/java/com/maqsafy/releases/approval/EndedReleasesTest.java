package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.BreakGlassRefusedException.Why;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class EndedReleasesTest {

    @Test
    @DisplayName("No duty is lifted for a release that has ended")
    void noBreakGlassIsOpenedForThem() {
        ReleaseStory story = ReleaseStory.requested();
        story.status = ReleaseStatus.RELEASED;
        String key = story.details().key();
        Releases releases = mock(Releases.class);
        when(releases.get(key)).thenReturn(story.details());
        People people = mock(People.class);
        when(people.roles("admin")).thenReturn(Set.of(Roles.ADMINISTRATORS));
        when(people.members(any())).thenReturn(Set.of("tech"));
        Ledger ledger = mock(Ledger.class);
        BreakGlasses glasses = glasses(releases, ledger, people, RoleHistory.none(), Clock.systemUTC());

        assertThatThrownBy(() -> glasses.open(
                        key,
                        "admin",
                        new BreakGlasses.Request(
                                Duty.values()[0].word(), Roles.TECHNICAL_OWNER, "", "Production burns.", "")))
                .isInstanceOfSatisfying(
                        BreakGlassRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.CONFLICT))
                .hasMessage("REL-DUT-015 " + key + " is released: there is no duty to lift.");
        verify(ledger, never()).append(any());
    }

    @Test
    @DisplayName(
            "Two administrators break the glass: whom the first one was is asked again when the second one confirms")
    void noBreakGlassIsConfirmedForWhoeverIsNoAdministratorAnyMore() {
        ReleaseStory story = ReleaseStory.requested()
                .add(
                        "breakGlassOpened",
                        "leaver",
                        "{duty: '%s', role: 'technical-owner', account: '', reason: 'Production burns.', lasts: 'PT1H'}"
                                .formatted(Duty.values()[0].word()));
        String key = story.details().key();
        Releases releases = mock(Releases.class);
        when(releases.get(key)).thenReturn(story.details());
        People people = mock(People.class);
        when(people.roles("admin")).thenReturn(Set.of(Roles.ADMINISTRATORS));
        when(people.roles("leaver")).thenReturn(Set.of());
        Ledger ledger = mock(Ledger.class);
        when(ledger.records(key)).thenReturn(story.records());
        BreakGlasses glasses =
                glasses(releases, ledger, people, RoleHistory.none(), Clock.fixed(story.next(), ZoneOffset.UTC));

        assertThatThrownBy(() -> glasses.confirm(key, "admin", null))
                .isInstanceOfSatisfying(
                        BreakGlassRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.CONFLICT))
                .hasMessageStartingWith("REL-DUT-230 leaver opened it and is no administrator any more.");
        verify(ledger, never()).append(any());
    }

    @Test
    @DisplayName("A break-glass is over as soon as one of the two who gave it is no administrator any more")
    void endsWithTheRoleOfWhoeverGaveIt() {
        ReleaseStory story = ReleaseStory.requested()
                .add(
                        "breakGlassOpened",
                        "admin",
                        "{duty: 'writer-not-approver', role: 'technical-owner', account: '', reason: 'x', lasts: 'PT4H'}");
        story.add(
                "breakGlassConfirmed",
                "leaver",
                "{opened: %d}".formatted(story.records().size()));
        String key = story.details().key();
        People people = mock(People.class);
        when(people.roles(any())).thenReturn(Set.of(Roles.ADMINISTRATORS));
        Ledger ledger = mock(Ledger.class);
        when(ledger.records(key)).thenReturn(story.records());
        when(ledger.append(any())).thenReturn(story.records().get(0));
        BreakGlasses glasses = glasses(
                mock(Releases.class), ledger, people, RoleHistory.none(), Clock.fixed(story.next(), ZoneOffset.UTC));
        glasses.expire(key);
        assertThat(glasses.inForce(key)).isPresent();
        verify(ledger, never()).append(any());

        when(people.roles("leaver")).thenReturn(Set.of());
        glasses.expire(key);

        assertThat(glasses.inForce(key)).isEmpty();
        verify(ledger)
                .append(argThat(a -> a.event() instanceof BreakGlassEnded ended
                        && ended.how().equals("unbacked")));
    }

    @Test
    @DisplayName(
            "Whoever became an administrator a moment ago breaks no glass where a role must have been held for a while")
    void anAdministratorOfAMomentAgoBreaksNone() {
        ReleaseStory story = ReleaseStory.requested();
        String key = story.details().key();
        Releases releases = mock(Releases.class);
        when(releases.get(key)).thenReturn(story.details());
        People people = mock(People.class);
        when(people.roles(any())).thenReturn(Set.of(Roles.ADMINISTRATORS));
        when(people.members(any())).thenReturn(Set.of("tech"));
        Ledger ledger = mock(Ledger.class);
        Instant now = story.next();
        BreakGlasses glasses = glasses(
                releases,
                ledger,
                people,
                (account, role) -> Optional.of(new RoleHistory.Given(now.minusSeconds(60), "admin")),
                Clock.fixed(now, ZoneOffset.UTC));

        assertThatThrownBy(() -> glasses.open(
                        key,
                        "puppet",
                        new BreakGlasses.Request("writer-not-approver", Roles.TECHNICAL_OWNER, "", "x", "")))
                .isInstanceOfSatisfying(
                        BreakGlassRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.NOT_ALLOWED))
                .hasMessageStartingWith("REL-DUT-490 puppet is an administrator only since");
        assertThatThrownBy(() -> glasses.confirm(key, "puppet", null)).hasMessageStartingWith("REL-DUT-490");
        verify(ledger, never()).append(any());
    }

    private static BreakGlasses glasses(
            Releases releases, Ledger ledger, People people, RoleHistory history, Clock clock) {
        DutySettings settings =
                new DutySettings(Map.of(), new DutySettings.Common(Duration.ofDays(7), Duration.ofDays(2)));
        return new BreakGlasses(
                releases,
                ledger,
                people,
                Persons.unknown(),
                new SeparationOfDuties(Persons.unknown(), settings, history, people),
                mock(TextGuard.class),
                clock);
    }

    @Test
    @DisplayName("A duty that is lifted is loud")
    @ExtendWith(OutputCaptureExtension.class)
    void tellsTheLogThatADutyIsLifted(CapturedOutput output) {
        String key = ReleaseStory.requested().details().key();
        Releases releases = mock(Releases.class);
        when(releases.get(key)).thenReturn(ReleaseStory.requested().details());
        People people = mock(People.class);
        when(people.roles("admin")).thenReturn(Set.of(Roles.ADMINISTRATORS));
        when(people.members(any())).thenReturn(Set.of("tech"));
        Ledger ledger = mock(Ledger.class);
        LedgerRecord record = new LedgerRecord(
                key,
                1,
                Instant.now(),
                "admin",
                "breakGlassOpened",
                List.of(),
                null,
                null,
                new ObjectMapper()
                        .valueToTree(Map.of(
                                "duty",
                                Duty.values()[0].word(),
                                "role",
                                Roles.TECHNICAL_OWNER,
                                "account",
                                "",
                                "reason",
                                "Production burns.",
                                "lasts",
                                "PT1H")),
                "0".repeat(64),
                "0".repeat(64));
        when(ledger.append(any())).thenReturn(record);
        when(ledger.records(key)).thenReturn(List.of()).thenReturn(List.of(record));

        glasses(releases, ledger, people, RoleHistory.none(), Clock.systemUTC())
                .open(
                        key,
                        "admin",
                        new BreakGlasses.Request(
                                Duty.values()[0].word(), Roles.TECHNICAL_OWNER, "", "Production burns.", ""));

        assertThat(output).contains("REL-DUT-020 " + key + ": breakGlassOpened by admin: ");
    }
}
