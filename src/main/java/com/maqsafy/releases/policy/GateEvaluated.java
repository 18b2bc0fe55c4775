package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code gateEvaluated}. */
@Event(chapter = Chapter.PREPARATION, by = "`system:gate`", about = "The items are those of the findings.")
public record GateEvaluated(
        @Means("`preparation`, `deployment`, `release`") String stage,
        @Means("whether nothing stands against it") boolean deployable,

        @Means("SHA-256 of the content that it is about") String contentDigest,

        @Means("what stands against it") List<Finding> findings,

        @Means("SHA-256 of the list of rules by which it was judged, which is kept; absent in records of before")
        @Nullable
        String rules,

        @Means("what was looked at beside the ledger; absent in records of before") @Nullable
        GateFacts facts,

        @Means(
                "SHA-256 of the list of what the rules asked beside that, with the answers, which is kept; absent in records of before")
        @Nullable
        String consulted)
        implements NamesSubjects {

    public GateEvaluated {
        stage = Members.text(stage);
        contentDigest = Members.text(contentDigest);
        findings = Members.list(findings);
    }

    @Override
    public List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        if (rules != null) {
            subjects.add(KeptDocuments.rules(rules));
        }
        if (consulted != null) {
            subjects.add(KeptDocuments.consulted(consulted));
        }
        return subjects;
    }

    @Override
    public Words words() {
        return deployable
                ? Words.good("evaluated the release gate for ", stage, ": nothing is missing")
                : Words.bad(
                        "evaluated the release gate for ",
                        stage,
                        ": ",
                        Words.counted(findings.size(), "finding"),
                        ": ",
                        Words.list(findings, f -> f.item() + " " + f.message()));
    }
}
