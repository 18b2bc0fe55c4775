package com.maqsafy.releases.release;

import com.maqsafy.releases.person.Roles;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What a person may ask for of a release besides its tasks; whether it can be done is said when it is asked for. */
@Component
public class ReleaseActions {

    private static final Set<String> MAY_STOP = Set.of(Roles.TECHNICAL_OWNER, Roles.MANAGEMENT);

    private final People people;

    public ReleaseActions(People people) {
        this.people = people;
    }

    /** Whether a person may stop a release or send it back: its owner, its requester, a technical owner, management (PRIN-01). */
    public boolean mayStop(ReleaseDetails release, String user) {
        return user.equals(release.owner())
                || user.equals(release.requester())
                || !Collections.disjoint(people.roles(user), MAY_STOP);
    }

    /** Whether a person may comment on releases: whoever has a part in them, which an auditor, who only reads, has not. */
    public boolean mayComment(String user) {
        return people.roles(user).stream()
                .anyMatch(role -> Roles.NAMES.containsKey(role) && !role.equals(Roles.AUDITOR));
    }

    /** Of {@code withdraw}, {@code rework}, {@code put-off} and {@code comment} what a person may do now, sorted. */
    public Set<String> allowed(ReleaseDetails release, String user) {
        Set<String> allowed = new TreeSet<>();
        if (release.status().phase() == ReleaseStatus.Phase.BEFORE_PRODUCTION && mayStop(release, user)) {
            allowed.addAll(Set.of("withdraw", "put-off"));
            // What is being prepared is not sent back into preparation.
            if (release.status() != ReleaseStatus.PREPARING) {
                allowed.add("rework");
            }
        }
        if (!release.status().isFinal() && mayComment(user)) {
            allowed.add("comment");
        }
        return allowed;
    }
}
