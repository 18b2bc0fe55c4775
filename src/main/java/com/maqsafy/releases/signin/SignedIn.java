package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code signedIn}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "who did it",
        about = "The first of an account from an address in twelve hours, with a password or at the company.")
public record SignedIn(
        @Means("user id") String account,
        @Means("`password`, `company`") String way,
        @Means("address, of IPv6 its network") String source)
        implements LedgerEvent {

    public SignedIn {
        account = Members.text(account);
        way = Members.text(way);
        source = Members.text(source);
    }

    @Override
    public Words words() {
        return Words.plain(
                "signed in ", way.equals("company") ? "at the company" : "with a password", " from ", source);
    }
}
