package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person may ask for of a release besides its tasks (PRIN-01). */
class ReleaseActionsTest {

    private static final Map<String, Set<String>> PEOPLE = Map.of(
            "owner", Set.of("release-owner"),
            "tech", Set.of("technical-owner"),
            "boss", Set.of("management"),
            "qa", Set.of("qa"),
            "watch", Set.of("monitoring"),
            "auditor", Set.of("auditor"),
            "both", Set.of("auditor", "developer"));

    private final People people = mock(People.class);
    private final ReleaseActions actions = new ReleaseActions(people);
    private final ReleaseDetails ended = ReleaseStory.deployed().details();

    @BeforeEach
    void people() {
        when(people.roles(anyString())).thenAnswer(call -> PEOPLE.getOrDefault(call.getArgument(0), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"owner, true", "tech, true", "boss, true", "qa, false", "watch, false", "nobody, false"})
    void ownerTechnicalOwnerAndManagementMayStopIt(String user, boolean may) {
        assertThat(actions.mayStop(release(ReleaseStatus.PREPARING), user)).isEqualTo(may);
    }

    @Test
    void whatIsBeingPreparedIsNotSentBack() {
        assertThat(actions.allowed(release(ReleaseStatus.PREPARING), "owner"))
                .containsExactly("comment", "put-off", "withdraw");
        assertThat(actions.allowed(release(ReleaseStatus.AWAITING_APPROVAL), "owner"))
                .contains("rework");
    }

    @Test
    void onceProductionIsTouchedOnlyCommentsAreLeft() {
        assertThat(actions.allowed(release(ReleaseStatus.APPROVED), "owner"))
                .containsExactly("comment", "put-off", "rework", "withdraw");
        assertThat(actions.allowed(release(ReleaseStatus.DEPLOYING), "owner")).containsExactly("comment");
        assertThat(actions.allowed(release(ReleaseStatus.RELEASED), "owner")).isEmpty();
    }

    @Test
    void whoHasNoPartInReleasesDoesNotComment() {
        assertThat(actions.allowed(release(ReleaseStatus.PREPARING), "qa")).containsExactly("comment");
        assertThat(actions.allowed(release(ReleaseStatus.PREPARING), "watch")).isEmpty();
        assertThat(actions.allowed(release(ReleaseStatus.PREPARING), "auditor"))
                .as("who only reads writes nothing")
                .isEmpty();
        assertThat(actions.allowed(release(ReleaseStatus.PREPARING), "both")).containsExactly("comment");
    }

    private ReleaseDetails release(ReleaseStatus status) {
        return new ReleaseDetails(
                ended.key(),
                ended.service(),
                ended.version(),
                ended.previousVersion(),
                ended.type(),
                ended.changeType(),
                ended.branch(),
                ended.commit(),
                ended.summary(),
                ended.changes(),
                ended.contains(),
                ended.changedAspects(),
                ended.found(),
                ended.requirements(),
                ended.risks(),
                "owner",
                "ci",
                null,
                false,
                status,
                "p1",
                ended.createdAt(),
                ended.finishedAt());
    }
}
