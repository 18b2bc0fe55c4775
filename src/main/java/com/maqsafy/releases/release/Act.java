package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody was at the moment of an act: the member {@code act} of the record of a duty. It is no part of what an
 * approval is about.
 */
public record Act(
        @Means("id of the person behind the account") String person,
        @Means("the account's roles then") List<HeldRole> roles,

        @Means("duties that stood against this very person and were lifted")
        List<LiftedDuty> lifted) {

    /** The member's name. */
    public static final String MEMBER = "act";

    public Act {
        person = Members.text(person);
        roles = Members.list(roles);
        lifted = Members.list(lifted);
    }

    /** The roles that were given only lately, as the end of a sentence; blank for none, and where that was not kept. */
    public static String lately(@Nullable Act act) {
        return act == null
                ? ""
                : act.roles().stream()
                        .filter(HeldRole::recent)
                        .map(role -> "; GIVEN LATELY: " + role.role() + " since " + role.since()
                                + (role.givenBy() == null ? "" : " by " + role.givenBy()))
                        .collect(Collectors.joining());
    }

    /** Whether a duty was lifted for the act. */
    public boolean lifts(String duty) {
        return lifted.stream().anyMatch(l -> l.duty().equals(duty));
    }
}
