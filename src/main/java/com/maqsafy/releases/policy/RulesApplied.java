package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code rulesApplied}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "`system:policy`",
        items = {"PRIN-02"},
        about = "The rules in force when the release was started. Each `gateEvaluated` names those that it judged by.")
public record RulesApplied(
        @Means("SHA-256 of the list of models, tables, forms, catalogue, checks and steps, which is kept")
        String rules,

        @Means("version of the application") String application,
        @Means("how many files the list has") int files)
        implements NamesSubjects {

    public RulesApplied {
        rules = Members.text(rules);
        application = Members.text(application);
    }

    @Override
    public List<Subject> subjects() {
        return List.of(KeptDocuments.rules(rules));
    }

    @Override
    public Words words() {
        return Words.plain(
                "recorded the rules in force: ",
                Words.counted(files, "file"),
                ", ",
                Words.brief(rules),
                ", of version ",
                application);
    }
}
