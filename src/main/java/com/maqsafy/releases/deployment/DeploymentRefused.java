package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code deploymentRefused}. */
@Event(chapter = Chapter.DEPLOYMENT, by = "`system:gate`", about = "A worker did not touch production.")
public record DeploymentRefused(
        @Means("which work was refused") String where,
        @Means("why") List<String> findings) implements LedgerEvent {

    public DeploymentRefused {
        where = Members.text(where);
        findings = Members.list(findings);
    }

    @Override
    public Words words() {
        return Words.bad("refused to touch production: ", Words.list(findings, f -> f));
    }
}
