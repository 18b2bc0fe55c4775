package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.release.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Duties of those who stand in for another")
class SubstitutesDutiesTest {

    @Test
    void theSubstituteHasTheRoleAndKeepsTheOwnDuties() {
        ReleaseStory story = ReleaseStory.prepared();
        assertThat(objection(story, "lead", "technical-owner", "tech", Duration.ZERO, null))
                .isEmpty();
        assertThat(objection(story, "owner", "technical-owner", "tech", Duration.ZERO, null))
                .hasValueSatisfying(m -> assertThat(m).startsWith("owner requested this release"));
    }

    @Test
    void whoDecidedThroughAnotherHasDecided() {
        ReleaseStory story = ReleaseStory.prepared().decide("technical-owner", "lead", "approve");
        long decided = story.records().get(story.records().size() - 1).sequence();
        assertThat(own(story, "tech", "product-owner")).isEmpty();
        story.add(
                "substituteActed",
                "lead",
                "{\"principal\": \"tech\", \"role\": \"technical-owner\", \"record\": " + decided
                        + ", \"namedBy\": \"tech\", \"namedAt\": \"2026-01-01T08:00:00Z\", \"until\":"
                        + " \"2027-01-01T08:00:00Z\"}");

        assertThat(own(story, "tech", "product-owner"))
                .hasValueSatisfying(m -> assertThat(m).startsWith("tech has already decided as technical-owner"));
        assertThat(ApprovalState.of(
                                story.details(), ContentDigest.of(story.details(), story.records()), story.records())
                        .decisions()
                        .get("technical-owner")
                        .by())
                .isEqualTo("lead for tech");
    }

    @Test
    void aRightThatWasGivenLatelyIsARoleThatWasGivenLately() {
        ReleaseStory story = ReleaseStory.prepared();
        assertThat(objection(story, "lead", "technical-owner", "tech", Duration.ofDays(1), Duration.ofDays(2)))
                .hasValueSatisfying(m -> assertThat(m).contains("only since", "given by tech"));
        assertThat(objection(story, "lead", "technical-owner", "tech", Duration.ofDays(3), Duration.ofDays(2)))
                .isEmpty();
        assertThat(objection(story, "lead", "technical-owner", "tech", Duration.ofDays(2), Duration.ofDays(2)))
                .isEmpty();
    }

    @Test
    void whoHoldsTheRoleIsJudgedByItAndNotByTheRightToStandIn() {
        ReleaseStory story = ReleaseStory.prepared();
        Instant at = story.next();
        DutyCase holder = of(story, "lead", "technical-owner", Set.of("technical-owner"))
                .insteadOf(
                        new Substitution("tech", "lead", "technical-owner", "tech", at, at.plus(Duration.ofDays(9))));

        assertThat(duties(Duration.ofDays(2)).objection(holder)).isEmpty();
    }

    private static Optional<String> own(ReleaseStory story, String user, String role) {
        return duties(null)
                .objection(of(story, user, role, Set.of(role)))
                .map(o -> o.violation().message());
    }

    private static Optional<String> objection(
            ReleaseStory story, String user, String role, String principal, Duration named, Duration least) {
        Instant at = story.next();
        return duties(least)
                .objection(of(story, user, role, Set.of())
                        .insteadOf(new Substitution(
                                principal, user, role, principal, at.minus(named), at.plus(Duration.ofDays(9)))))
                .map(o -> o.violation().message());
    }

    private static DutyCase of(ReleaseStory story, String user, String role, Set<String> held) {
        return DutyCase.of(
                user,
                new DutyTask(Kind.APPROVAL, role),
                story.details(),
                story.records(),
                held,
                held,
                false,
                story.next());
    }

    private static SeparationOfDuties duties(Duration least) {
        DutySettings settings = DutySettings.defaults();
        return new SeparationOfDuties(
                Persons.unknown(),
                least == null
                        ? settings
                        : new DutySettings(
                                settings.services(),
                                new DutySettings.Common(settings.duties().recentRole(), least)),
                RoleHistory.none(),
                mock(People.class));
    }
}
