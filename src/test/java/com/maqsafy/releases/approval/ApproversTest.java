package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseStart;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("APR-01 to APR-07: whether people could approve a release")
class ApproversTest {

    private final ReleaseStory story = ReleaseStory.prepared();
    private final Map<String, Set<String>> members = new HashMap<>(Map.of(
            "technical-owner", Set.of("tech"),
            "product-owner", Set.of("product"),
            "security-owner", Set.of("security"),
            "management", Set.of("manager")));

    @Test
    void thePeopleOfSeveralGroupsAreThoseOfAnyOfThem() {
        assertThat(approvers().members("security-owner,management")).containsExactly("manager", "security");
    }

    @Test
    void tellsOfEveryRoleThatNobodyFills() {
        story.requester = "tech";
        members.put("product-owner", Set.of());

        assertThat(impossible("technical-owner", "product-owner"))
                .contains("Nobody may approve it as product-owner: the group has no member. Nobody may approve it as"
                        + " technical-owner: tech requested it, and the group has no other member. Put somebody"
                        + " else into those groups.");
    }

    @Test
    @DisplayName("while a break-glass lets one person fill two roles, one is enough")
    void oneFillsTwoRolesByABreakGlass() {
        members.put("product-owner", Set.of("tech"));
        assertThat(impossible("technical-owner", "product-owner"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Too few different people may approve it"));
        assertThat(approvers().impossible(wanted(), Set.of("product-owner"), Set.of("tech")))
                .hasValueSatisfying(text -> assertThat(text).contains("tech approves it as something else"));
        assertThat(approvers().impossible(wanted(), Set.of("technical-owner"), Set.of("product")))
                .isEmpty();

        open("tester-not-approver");
        assertThat(impossible("technical-owner", "product-owner")).isPresent();
        open("distinct-approvers");
        assertThat(impossible("technical-owner", "product-owner")).isEmpty();
    }

    @Test
    void aReleaseThatNobodyMayApproveIsNotStarted() {
        ApproversStartRule rule = new ApproversStartRule(approvers(), Clock.fixed(story.next(), ZoneOffset.UTC));
        ReleaseStart.Prepared prepared = new ReleaseStart.Prepared(story.details(), false, List.of());
        assertThat(rule.check(prepared)).isEmpty();

        members.put("technical-owner", Set.of("owner"));

        assertThat(rule.check(prepared))
                .containsExactly(new Violation(
                        "APR-02",
                        "owner",
                        "Nobody may approve it as technical-owner: owner requested it, and the group has no other"
                                + " member. Put somebody else into that group. Or let somebody who approves nothing start"
                                + " and own the release."));
    }

    private void open(String duty) {
        story.add(
                "breakGlassOpened",
                "admin",
                "{duty: '%s', role: '', account: 'tech', reason: 'x', lasts: 'PT1H'}".formatted(duty));
        story.add(
                "breakGlassConfirmed",
                "admin-2",
                "{opened: %d}".formatted(story.records().size()));
    }

    private Optional<String> impossible(String... roles) {
        return approvers().impossible(wanted(), new TreeSet<>(Set.of(roles)), Set.of());
    }

    private Approvers.Wanted wanted() {
        return new Approvers.Wanted(story.details(), story.records(), List.of(), false, story.next());
    }

    private Approvers approvers() {
        People people = mock();
        when(people.roles(anyString()))
                .thenAnswer(asked ->
                        asked.<String>getArgument(0).startsWith("admin") ? Set.of(Roles.ADMINISTRATORS) : Set.of());
        when(people.members(anyString()))
                .thenAnswer(asked -> members.getOrDefault(asked.<String>getArgument(0), Set.of()));
        return new Approvers(
                people,
                (release, groups) -> new Audience(groups, Set.of()),
                Persons.unknown(),
                new SeparationOfDuties(Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), people));
    }
}
