package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The record {@code approvalDecided}. */
@Event(chapter = Chapter.APPROVAL, by = "a person", about = "The item is the one that asks for the role.")
public record ApprovalDecided(
        @Means("as in the round") String role,
        @Means("`approve`, `rework`, `reject`") String decision,
        @Means("why, in words of the person") String reason,

        @Means("SHA-256 of the content that it is about") String contentDigest,

        @Means("sequence of the round's record, 0 = none") @Nullable
        Long round,

        @Means("who the person was at that moment") @Nullable
        Act act)
        implements Refusal {

    public ApprovalDecided {
        role = Members.text(role);
        decision = Members.text(decision);
        reason = Members.text(reason);
        contentDigest = Members.text(contentDigest);
    }

    @Override
    public Words words() {
        return decided();
    }

    @Override
    public boolean refuses() {
        return decision.equals("reject");
    }

    /** Words of the duties that were lifted for it. */
    public Set<String> liftedDuties() {
        return act == null
                ? Set.of()
                : act.lifted().stream().map(LiftedDuty::duty).collect(Collectors.toSet());
    }

    /** The roles whose last decision was taken while a duty was lifted for it. */
    public static Set<String> rolesWith(ReleaseHistory history, Duty lifted) {
        return history
                .all(ApprovalDecided.class)
                .map(Recorded::event)
                .collect(Collectors.toMap(ApprovalDecided::role, e -> e, (earlier, later) -> later))
                .values()
                .stream()
                .filter(e -> e.liftedDuties().contains(lifted.word()))
                .map(ApprovalDecided::role)
                .collect(Collectors.toSet());
    }

    private Words decided() {
        String as = " as " + Words.role(role) + " for content " + Words.brief(contentDigest) + Words.because(reason)
                + lately() + lifting();
        return switch (decision) {
            case "approve" -> Words.good("approved", as);
            case "rework" -> Words.bad("asked for rework", as);
            default -> Words.bad("rejected", as);
        };
    }

    /** A role given only lately is never overlooked. */
    private String lately() {
        List<String> asked = List.of(role.split(","));
        List<String> lately = new ArrayList<>();
        if (act != null) {
            act.roles().stream()
                    .filter(held -> held.recent() && asked.contains(held.role()))
                    .forEach(held ->
                            lately.add(Words.role(held.role()) + " since " + held.since() + " by " + held.givenBy()));
        }
        return lately.isEmpty() ? "" : "; the role was given only lately: " + String.join(", ", lately);
    }

    private String lifting() {
        return act == null || act.lifted().isEmpty()
                ? ""
                : "; lifted: " + Words.list(act.lifted(), lifted -> Duty.inWords(lifted.duty()));
    }
}
