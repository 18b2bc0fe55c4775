package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code signInFailed}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "`system:sign-in`",
        about = "The first, tenth, hundredth, ... of an account in an hour.")
public record SignInFailed(
        @Means("user id; absent for those that are no account, which are counted together and not named") @Nullable
        String account,

        @Means("how many there were in this hour") int attempts,

        @Means("address of the last one, of IPv6 its network")
        String source)
        implements LedgerEvent {

    public SignInFailed {
        source = Members.text(source);
    }

    @Override
    public Words words() {
        return Words.plain(
                "refused to sign in ",
                account == null ? "somebody who has no account" : account,
                " from ",
                source,
                ", attempt ",
                attempts,
                " of this hour");
    }
}
