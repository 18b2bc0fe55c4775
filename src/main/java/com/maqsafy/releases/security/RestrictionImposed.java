package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code restrictionImposed}. */
@Event(
        chapter = Chapter.SECURITY,
        by = "`system:security`",
        items = {"SEC-07"},
        about = "Who may know of the release from its start.")
public record RestrictionImposed(
        @Means("group ids") List<String> roles,
        @Means("user id of the release's owner") String owner) implements LedgerEvent {

    public RestrictionImposed {
        roles = Members.list(roles);
        owner = Members.text(owner);
    }

    @Override
    public Words words() {
        return Words.plain("restricted the release to ", Words.list(roles, Words::spaced), " and its owner ", owner);
    }
}
