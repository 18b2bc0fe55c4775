package com.maqsafy.releases.signin;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code apiTokenCreated}. */
@Event(chapter = Chapter.ADMINISTRATION, by = "who did it")
public record ApiTokenCreated(
        @Means("its id, never the token") String token,
        @Means("what it is for") String name,
        @Means("whose it is") String account,
        @Means("ids of services for which it counts") List<String> services,
        @Means("what it may call") List<String> calls,
        @Means("when it ends, a time") String expiresAt)
        implements LedgerEvent {

    public ApiTokenCreated {
        token = Members.text(token);
        name = Members.text(name);
        account = Members.text(account);
        services = Members.list(services);
        calls = Members.list(calls);
        expiresAt = Members.text(expiresAt);
    }

    @Override
    public Words words() {
        return Words.plain("created the API token ", name, " of ", account);
    }
}
