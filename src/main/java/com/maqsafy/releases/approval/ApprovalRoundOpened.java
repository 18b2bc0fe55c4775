package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.LiftedDuty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code approvalRoundOpened}. */
@Event(
        chapter = Chapter.APPROVAL,
        by = "`system:approval`",
        about = "The item is the one that asks for approvals of the release's type.",
        asks = true)
public record ApprovalRoundOpened(
        @Means("SHA-256 of the content that it is about") String contentDigest,

        @Means("whose approval the content needs") List<AskedRole> roles,

        @Means("those of the roles who have not approved this content, or whose approval has lapsed") @Nullable
        List<String> asked,

        @Means("duties of persons that do not hold") @Nullable
        List<LiftedDuty> liftedDuties,

        @Means("whether the digest covers the results of tests; absent in records of before") @Nullable
        Boolean withTests,

        @Means("the table that decided it; absent in records of before") @Nullable
        TableAsked decidedBy)
        implements DecidedByTable {

    /** A role that is asked. */
    public record AskedRole(
            @Means("group id; `security-owner,management` = either")
            String role,

            @Means("why") @Nullable String reason,
            @Means("policy item that asks for it") String item) {
        public AskedRole {
            role = Members.text(role);
            item = Members.text(item);
        }
    }

    public ApprovalRoundOpened {
        contentDigest = Members.text(contentDigest);
        roles = Members.list(roles);
        asked = asked == null ? null : List.copyOf(asked);
        liftedDuties = liftedDuties == null ? null : List.copyOf(liftedDuties);
    }

    @Override
    public Words words() {
        return Words.plain(
                "asked for approval by ",
                Words.list(roles, r -> Words.role(r.role())),
                " of content ",
                Words.brief(contentDigest));
    }
}
