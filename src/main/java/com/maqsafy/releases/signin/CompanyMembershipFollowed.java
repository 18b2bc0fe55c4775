package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code companyMembershipFollowed}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "`system:sign-in`")
public record CompanyMembershipFollowed(
        @Means("user id") String account,
        @Means("whether it was made") boolean appeared,
        @Means("group ids") List<String> added,
        @Means("group ids") List<String> removed,

        @Means("groups of the company that mean nothing here")
        List<String> unknown)
        implements LedgerEvent {

    public CompanyMembershipFollowed {
        account = Members.text(account);
        added = Members.list(added);
        removed = Members.list(removed);
        unknown = Members.list(unknown);
    }

    @Override
    public Words words() {
        return Words.plain("followed the company's groups of ", account);
    }
}
