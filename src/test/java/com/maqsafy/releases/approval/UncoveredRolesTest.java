package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.UncoveredRoles.Gap;
import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.deputy.Deputy;
import com.maqsafy.releases.deputy.DeputySettings;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.release.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Roles that will have nobody")
class UncoveredRolesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<String, Set<String>> members = new TreeMap<>();
    private final List<Deputy> entries = new ArrayList<>();
    private final People people = mock(People.class);

    UncoveredRolesTest() {
        Deputies.ROLES.forEach(role -> members.put(role, Set.of(role + "-one", role + "-two")));
        members.put("technical-owner", Set.of("tech"));
        when(people.members(anyString())).thenAnswer(call -> members.getOrDefault(call.getArgument(0), Set.of()));
        when(people.exists(any())).thenReturn(true);
    }

    @Test
    void nobodyIsMissedWhileEverybodyIsThere() {
        assertThat(ahead()).isEmpty();
    }

    @Test
    void aLeaveWithoutASubstituteIsFoundDaysBefore() {
        away("tech", "technical-owner", null, 5, 8);
        assertThat(ahead()).containsExactly(new Gap("technical-owner", List.of(), day(5), day(8), Set.of("tech")));
        assertThat(ahead().get(0).sentence())
                .isEqualTo("Nobody will be there as technical-owner from 2026-03-07T09:00:00Z until"
                        + " 2026-03-10T09:00:00Z (away: tech). Name a substitute, or put somebody into the group.");
    }

    @Test
    void aSubstituteFillsThePlaceUnlessAwayTooOrGone() {
        away("tech", "technical-owner", "lead", 5, 8);
        assertThat(ahead()).isEmpty();
        away("lead", "developer", null, 6, 7);
        assertThat(ahead()).extracting(Gap::from, Gap::until).containsExactly(tuple(day(6), day(7)));
        entries.remove(1);
        when(people.exists("lead")).thenReturn(false);
        assertThat(ahead()).extracting(Gap::from, Gap::until).containsExactly(tuple(day(5), day(8)));
    }

    @Test
    void oneOfTwoMayGoAndWhatIsFartherThanTheLookAheadIsNotSaidYet() {
        away("qa-one", "qa", null, 1, 3);
        away("tech", "technical-owner", null, 30, 33);
        assertThat(ahead()).isEmpty();
    }

    @Test
    void theLookAheadEndsBeforeItsLastMomentAndTellsWhereAGapEndsThatBeganInIt() {
        away("tech", "technical-owner", null, 14, 20);
        assertThat(ahead()).isEmpty();

        away("tech", "technical-owner", null, 13, 14);
        assertThat(ahead()).extracting(Gap::from, Gap::until).containsExactly(tuple(day(13), day(20)));
    }

    @Test
    void saysAGapWithAnEndOfWhichNobodyIsTheCause() {
        assertThat(new Gap("qa", List.of(), day(5), day(8), Set.of()).sentence())
                .isEqualTo("Nobody will be there as qa from 2026-03-07T09:00:00Z until 2026-03-10T09:00:00Z."
                        + " Name a substitute, or put somebody into the group.");
    }

    @Test
    void aGroupWithoutAnyActiveMemberIsFound() {
        members.put("rollback-owner", Set.of());
        assertThat(ahead()).containsExactly(new Gap("rollback-owner", List.of(), NOW, null, Set.of()));
        assertThat(roles().ofAbsences()).as("nobody is away").isEmpty();
        away("tech", "technical-owner", "lead", 5, 8);
        assertThat(roles().ofAbsences()).isEqualTo(ahead());
    }

    @Test
    void onePersonWhoWouldHaveToFillTwoRolesIsFound() {
        members.put("product-owner", Set.of("product"));
        away("product", "product-owner", "tech", 2, 4);
        assertThat(ahead()).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.types()).isNotEmpty();
            assertThat(gap.from()).isEqualTo(day(2));
            assertThat(gap.until()).isEqualTo(day(4));
            assertThat(gap.sentence()).contains("Too few different people", "away: product");
        });
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private List<Gap> ahead() {
        return roles().ahead();
    }

    private UncoveredRoles roles() {
        Deputies deputies = mock(Deputies.class);
        when(deputies.all()).thenReturn(entries);
        TaskAudience audience = (release, groups) -> new TaskAudience.Audience(groups, Set.of());
        SeparationOfDuties duties =
                new SeparationOfDuties(Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), people);
        return new UncoveredRoles(
                deputies,
                people,
                new Approvers(people, audience, Persons.unknown(), duties),
                new DeputySettings(Duration.ofDays(90), Duration.ofDays(14)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void away(String principal, String role, String substitute, int from, int until) {
        entries.add(
                new Deputy(UUID.randomUUID(), principal, role, substitute, day(from), day(until), "", principal, NOW));
    }

    private static Instant day(int day) {
        return NOW.plus(Duration.ofDays(day));
    }
}
