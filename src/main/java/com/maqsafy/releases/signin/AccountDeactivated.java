package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code accountDeactivated}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "an administrator")
public record AccountDeactivated(
        @Means("user id") String account,
        @Means("why, in words of the person") String reason,
        @Means("how many API tokens were revoked") int tokens,

        @Means("release and element of the tasks that went back to their groups")
        List<String> tasks,

        @Means("keys of unfinished releases of its") List<String> owned)
        implements LedgerEvent {

    public AccountDeactivated {
        account = Members.text(account);
        reason = Members.text(reason);
        tasks = Members.list(tasks);
        owned = Members.list(owned);
    }

    @Override
    public Words words() {
        return Words.plain("deactivated the account ", account, Words.because(reason));
    }
}
