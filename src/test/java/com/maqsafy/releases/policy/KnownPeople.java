package com.maqsafy.releases.policy;

import static org.mockito.Mockito.mock;

import com.maqsafy.releases.approval.ApprovalSettings;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.Approvers;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** People of a small company: each user is in the group that their name stands for. */
final class KnownPeople implements People {

    /** What commits of the user {@code developer} say. */
    static final String DEVELOPERS_EMAIL = "developer@canteen.example";

    private static final Duration DAYS_14 = Duration.ofDays(14);

    private static final SeparationOfDuties DUTIES =
            new SeparationOfDuties(Persons.unknown(), DutySettings.defaults(), RoleHistory.none(), new KnownPeople());

    private final Map<String, Set<String>> groups = new TreeMap<>(Map.of(
            "technical-owner", Set.of("tech"),
            "product-owner", Set.of("product"),
            "business-owner", Set.of("business"),
            "security-owner", Set.of("security"),
            "management", Set.of("manager"),
            "release-owner", Set.of("owner"),
            "rollback-owner", Set.of("rollback"),
            "developer", Set.of("developer")));

    /** The approvals that count among these people, for 14 days. */
    static Approvals approvals(KnownPeople people) {
        return new Approvals(
                people,
                (release, groups) -> new Audience(groups, Set.of()),
                new ApprovalSettings(DAYS_14),
                DUTIES,
                unrestricted());
    }

    /** Who of these people may approve. */
    static Approvers approvers(KnownPeople people) {
        return new Approvers(people, (release, groups) -> new Audience(groups, Set.of()), Persons.unknown(), DUTIES);
    }

    /** No release is restricted. */
    static Restrictions unrestricted() {
        return mock(Restrictions.class);
    }

    KnownPeople with(String group, String... members) {
        groups.put(group, Set.of(members));
        return this;
    }

    @Override
    public boolean exists(String user) {
        return !roles(user).isEmpty();
    }

    @Override
    public Set<String> roles(String user) {
        return groups.entrySet().stream()
                .filter(e -> e.getValue().contains(user))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> members(String role) {
        return groups.getOrDefault(role, Set.of());
    }
}
