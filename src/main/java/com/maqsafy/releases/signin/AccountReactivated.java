package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code accountReactivated}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "an administrator")
public record AccountReactivated(@Means("user id") String account) implements LedgerEvent {

    public AccountReactivated {
        account = Members.text(account);
    }

    @Override
    public Words words() {
        return Words.plain("reactivated the account ", account);
    }
}
