package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import java.util.List;

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

    /** Whether a duty was lifted for the act. */
    public boolean lifts(String duty) {
        return lifted.stream().anyMatch(l -> l.duty().equals(duty));
    }
}
