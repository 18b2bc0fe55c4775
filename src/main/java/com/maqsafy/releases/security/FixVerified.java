package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.OfAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code fixVerified}. */
@Event(
        chapter = Chapter.SECURITY,
        by = "a person",
        items = {"SEC-08"})
public record FixVerified(
        @Means("full id of the commit that it is about") String commit,
        @Means("number of the deployment, from 1") int attempt,
        @Means("`closed`, `again`, `roll-back`") String decision,
        @Means("what was seen") String statement,
        @Means("where the evidence is") @Nullable String link,
        @Means("ids of the SEC-08 checks that ran") List<String> checks)
        implements OfAttempt, AboutCommit {

    public FixVerified {
        commit = Members.text(commit);
        decision = Members.text(decision);
        statement = Members.text(statement);
        checks = Members.list(checks);
    }

    @Override
    public Words words() {
        return verified();
    }

    private Words verified() {
        String said = statement.isEmpty() ? "" : " — " + statement;
        return switch (decision) {
            case "closed" -> Words.good("verified that the vulnerability is closed", said);
            case "again" -> Words.plain("asked to verify the fix again", said);
            default -> Words.bad("found the vulnerability still open", said);
        };
    }
}
