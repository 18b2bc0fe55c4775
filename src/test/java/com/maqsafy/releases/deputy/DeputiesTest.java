package com.maqsafy.releases.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.AccountDeleted;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who stands in at a moment")
class DeputiesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Set<String> ROLE = Set.of("technical-owner");

    private final SettableClock clock = new SettableClock(NOW);
    private final DeputyStore store = mock(DeputyStore.class);
    private final People people = mock(People.class);
    private final OneAfterTheOther oneAfterTheOther = mock(OneAfterTheOther.class);
    private final List<Deputy> entries = new ArrayList<>();
    private final Deputies deputies = new Deputies(
            store,
            people,
            new Persons(
                    List.of(new Person("anna", Set.of("anna-admin"), Set.of(), Set.of(), "")),
                    account -> Optional.empty()),
            mock(AdministrationLedger.class),
            oneAfterTheOther,
            mock(OfferedTasks.class),
            new DeputySettings(Duration.ofDays(90), Duration.ofDays(14)),
            clock);

    @BeforeEach
    void everybodyIsThere() {
        when(store.notOver(any())).thenReturn(entries);
        when(people.exists(anyString())).thenReturn(true);
        when(people.roles("tech")).thenReturn(Set.of("technical-owner"));
        when(people.roles("anna")).thenReturn(Set.of("technical-owner"));
        when(people.roles("lead")).thenReturn(Set.of("developer"));
        when(people.roles("other")).thenReturn(Set.of());
    }

    @Test
    void aRightIsThereFromItsFirstMomentToBeforeItsLast() {
        entry("tech", "lead", NOW.plusSeconds(60), NOW.plusSeconds(120));
        assertThat(deputies.of("lead", ROLE)).isEmpty();
        clock.set(NOW.plusSeconds(60));
        assertThat(deputies.of("lead", ROLE))
                .extracting(Substitution::principal)
                .containsExactly("tech");
        assertThat(deputies.into(ROLE)).containsExactly("lead");
        assertThat(deputies.of("lead", Set.of("management"))).as("another role").isEmpty();
        clock.set(NOW.plusSeconds(120));
        assertThat(deputies.of("lead", ROLE)).isEmpty();
        assertThat(deputies.into(ROLE)).isEmpty();
    }

    @Test
    void itEndsWhenThePrincipalLosesTheRoleOrIsDeactivated() {
        entry("tech", "lead", NOW, NOW.plusSeconds(60));
        when(people.roles("tech")).thenReturn(Set.of());
        assertThat(deputies.of("lead", ROLE)).isEmpty();
    }

    @Test
    void itEndsWhenTheSubstituteIsDeactivated() {
        entry("tech", "lead", NOW, NOW.plusSeconds(60));
        when(people.exists("lead")).thenReturn(false);
        assertThat(deputies.into(ROLE)).isEmpty();
    }

    @Test
    void thereIsNoChain() {
        entry("tech", "lead", NOW, NOW.plusSeconds(60));
        entry("lead", "other", NOW, NOW.plusSeconds(60));
        assertThat(deputies.of("other", ROLE)).isEmpty();
        assertThat(deputies.into(ROLE)).containsExactly("lead");
    }

    @Test
    void twoAccountsThatBecameOnePersonAreNoTwo() {
        entry("anna", "anna-admin", NOW, NOW.plusSeconds(60));
        assertThat(deputies.of("anna-admin", ROLE)).isEmpty();
    }

    @Test
    void whoIsAwayInOneOfTheirGroupsIsThereForAnother() {
        when(people.roles("tech")).thenReturn(Set.of("technical-owner", "management"));
        entry("tech", null, NOW, NOW.plusSeconds(60));
        entry("anna", "lead", NOW.plusSeconds(30), NOW.plusSeconds(60));

        assertThat(deputies.away(ROLE)).containsExactly("tech");
        assertThat(deputies.away(Set.of("technical-owner", "management"))).isEmpty();
        clock.set(NOW.plusSeconds(30));
        assertThat(deputies.away(ROLE)).containsExactly("anna", "tech");
        clock.set(NOW.plusSeconds(60));
        assertThat(deputies.away(ROLE)).isEmpty();
    }

    @Test
    void whoIsAwayWithoutASubstituteHasNone() {
        entry("tech", null, NOW, NOW.plusSeconds(60));
        assertThat(deputies.into(ROLE)).isEmpty();
    }

    @Test
    @DisplayName("whoever is given the id of a deleted account later stands in for nobody, and nobody for them")
    void itEndsWhenOneOfTheTwoIsDeleted() {
        entry("tech", "lead", NOW, NOW.plusSeconds(60));
        entry("lead", "other", NOW, NOW.plusSeconds(60));
        entry("anna", "other", NOW, NOW.plusSeconds(60));

        deputies.deleted(new AccountDeleted("lead", "admin"));

        verify(store).revoke(entries.get(0).id(), "admin", NOW);
        verify(store).revoke(entries.get(1).id(), "admin", NOW);
        verify(store, never()).revoke(eq(entries.get(2).id()), any(), any());
    }

    @Test
    void whatCannotBeNamedIsRefused() {
        Instant until = NOW.plusSeconds(3600);
        assertThatThrownBy(() -> deputies.name(
                        new Deputies.Wish("", "technical-owner", "lead", NOW, until, "x".repeat(501)), "tech"))
                .isInstanceOf(DeputyRefusedException.class)
                .hasMessageStartingWith("REL-SUB-010 reason: ");
        assertThatThrownBy(() ->
                        deputies.name(new Deputies.Wish("", "technical-owner", "lead", NOW, NOW, "Leave"), "tech"))
                .hasMessageStartingWith("REL-SUB-004 until: ");
        assertThatThrownBy(() ->
                        deputies.name(new Deputies.Wish("tech", "technical-owner", "lead", NOW, until, ""), "lead"))
                .hasMessageStartingWith("REL-SUB-002 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200B\u2060"})
    void managementSaysWhySomebodyElseIsAway(String nothing) {
        when(people.roles("manager")).thenReturn(Set.of("management"));
        Instant until = NOW.plusSeconds(3600);

        assertThat(deputies.mistakes(
                        new Deputies.Wish("tech", "technical-owner", "lead", NOW, until, nothing), "manager"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.item()).isEqualTo("REL-SUB-010");
                    assertThat(mistake.field()).isEqualTo("reason");
                    assertThat(mistake.message()).startsWith("Say why: ");
                });
        assertThat(deputies.mistakes(
                        new Deputies.Wish("tech", "technical-owner", "lead", NOW, until, "Sick leave"), "manager"))
                .isEmpty();
        assertThat(deputies.mistakes(new Deputies.Wish("", "technical-owner", "lead", NOW, until, nothing), "tech"))
                .as("for oneself")
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        when(people.exists("nobody")).thenReturn(false);
        assertThatThrownBy(() ->
                        deputies.name(new Deputies.Wish("", "auditor", "nobody", NOW, NOW, "x".repeat(501)), "tech"))
                .isInstanceOfSatisfying(DeputyRefusedException.class, refused -> {
                    assertThat(refused.why()).isEqualTo(DeputyRefusedException.Why.INVALID);
                    assertThat(refused.violations())
                            .extracting(v -> v.item() + ' ' + v.field())
                            .containsExactly(
                                    "REL-SUB-001 role",
                                    "REL-SUB-004 until",
                                    "REL-SUB-006 substitute",
                                    "REL-SUB-010 reason");
                });
    }

    @Test
    void whatIsOverIsNotRevoked() {
        doAnswer(call -> {
                    call.getArgument(1, Runnable.class).run();
                    return null;
                })
                .when(oneAfterTheOther)
                .run(anyString(), any());
        assertThatThrownBy(() -> deputies.revoke(UUID.randomUUID(), "tech"))
                .isInstanceOf(DeputyRefusedException.class)
                .hasMessageStartingWith("REL-SUB-011 ");
    }

    private void entry(String principal, String substitute, Instant from, Instant until) {
        entries.add(new Deputy(
                UUID.randomUUID(), principal, "technical-owner", substitute, from, until, "", principal, NOW));
    }
}
