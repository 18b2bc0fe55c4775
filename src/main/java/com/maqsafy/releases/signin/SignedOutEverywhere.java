package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code signedOutEverywhere}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "who did it")
public record SignedOutEverywhere(@Means("user id") String account) implements LedgerEvent {

    public SignedOutEverywhere {
        account = Members.text(account);
    }

    @Override
    public Words words() {
        return Words.plain("signed ", account, " out everywhere");
    }
}
