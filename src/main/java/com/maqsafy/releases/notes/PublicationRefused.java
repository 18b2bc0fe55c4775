package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code publicationRefused}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:notes`, `system:gate`",
        items = {"RULE-06"},
        about = "The notes were not published, or the release was not recorded, for what repeating does not mend.")
public record PublicationRefused(
        @Means("why, a sentence each") List<String> findings) implements LedgerEvent {

    public PublicationRefused {
        findings = Members.list(findings);
    }

    @Override
    public Words words() {
        return Words.bad("refused to publish and record the release: ", Words.list(findings, f -> f));
    }
}
