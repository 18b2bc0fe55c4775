package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("APR-01 to APR-07: approvals that count no longer")
class ApprovalsTest {

    private final ReleaseStory story = ReleaseStory.approved();
    private final Map<String, Set<String>> roles = new HashMap<>(Map.of(
            "tech", Set.of("technical-owner"),
            "product", Set.of("product-owner"),
            "deputy", Set.of("qa")));
    private final Set<String> standIns = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Restrictions restrictions = mock();
    private Duration later = Duration.ZERO;

    @BeforeEach
    void decideThroughADeputy() {
        long sequence = story.records().stream()
                .filter(r -> r.kind().equals("approvalDecided")
                        && r.payload().path("role").asText().equals("technical-owner"))
                .findFirst()
                .orElseThrow()
                .sequence();
        story.add(
                "substituteActed",
                "tech",
                "{principal: 'lead', role: 'technical-owner', record: %d, namedBy: 'lead', namedAt: '', until: ''}"
                        .formatted(sequence));
        roles.put("lead", Set.of("technical-owner"));
        roles.put("tech", Set.of());
    }

    @Test
    void theRoleOfWhoeverIsStoodInForCounts() {
        assertThat(state().lapsed()).isEmpty();
        assertThat(state().complete()).isTrue();

        roles.put("lead", Set.of("qa"));

        assertThat(lapse("technical-owner"))
                .isEqualTo(
                        "The approval of tech for lead as technical-owner counts no longer: tech for lead approved and"
                                + " lead is not in technical-owner any more.");
        assertThat(state().missing()).containsExactly("technical-owner");
    }

    @Test
    void theAccountsOfBothAreThere() {
        gone.add("lead");
        assertThat(lapse("technical-owner")).endsWith("approved and the account is gone.");
        gone.clear();
        gone.add("tech");
        assertThat(lapse("technical-owner")).endsWith("approved and the account is gone.");
    }

    @Test
    void bothAreAskedWhetherTheyWroteOrTestedItSince() {
        story.test("TEST-06").by("testReported", "lead");
        assertThat(lapse("technical-owner")).endsWith("approved and lead attested TEST-06.");
        story.by("testReported", "tech");
        assertThat(lapse("technical-owner")).endsWith("approved and attested TEST-06.");
    }

    @Test
    void whoStandsInForAHiddenReleaseHoldsTheRole() {
        roles.put("product", Set.of());
        assertThat(lapse("product-owner"))
                .isEqualTo("The approval of product as product-owner counts no longer: product approved and is not in"
                        + " product-owner any more.");
        standIns.add("product");
        assertThat(state().lapsed()).isEmpty();
    }

    @Test
    void whatARestrictionLiftsDoesNotLapse() {
        story.test("TEST-06").by("testReported", "product");
        assertThat(state().lapsed()).containsOnlyKeys("product-owner");
        when(restrictions.restricted(story.details().key())).thenReturn(true);
        assertThat(state().lapsed()).isEmpty();
    }

    @Test
    void getTooOldAfterTheTimeThatTheSettingsSay() {
        var decided = state().decisions().get("product-owner").at();
        later = Duration.between(story.next(), decided.plus(Duration.ofHours(30)));
        assertThat(state().lapsed()).doesNotContainKey("product-owner");
        later = later.plusSeconds(1);
        assertThat(lapse("product-owner"))
                .isEqualTo("The approval of product as product-owner counts no longer: product approved on " + decided
                        + ", longer ago than 30 hours.");
    }

    private String lapse(String role) {
        return state().lapsed().get(role).sentence(role);
    }

    private ApprovalState state() {
        People people = mock();
        when(people.roles(anyString())).thenAnswer(asked -> roles.getOrDefault(asked.<String>getArgument(0), Set.of()));
        when(people.exists(anyString())).thenAnswer(asked -> !gone.contains(asked.<String>getArgument(0)));
        TaskAudience audience = (release, groups) -> new TaskAudience.Audience(groups, standIns);
        return new Approvals(
                        people,
                        audience,
                        new ApprovalSettings(Duration.ofHours(30)),
                        new SeparationOfDuties(Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), people),
                        restrictions)
                .of(
                        story.details(),
                        story.digest(),
                        story.records(),
                        story.next().plus(later));
    }
}
