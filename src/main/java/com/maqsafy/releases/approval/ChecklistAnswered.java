package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import com.maqsafy.releases.release.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The record {@code checklistAnswered}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person",
        about = "The items are the rows. Process owners may add rows of their own.")
public record ChecklistAnswered(
        @Means("`pull-request`, `pre-release`") String checklist,
        @Means("full id of the commit that it is about") String commit,

        @Means("row id to answer: `yes`, `no`, `not-applicable`")
        Map<String, Answer> answers)
        implements AboutCommit {

    public ChecklistAnswered {
        checklist = Members.text(checklist);
        commit = Members.text(commit);
        answers = Members.map(answers);
    }

    @Override
    public Words words() {
        return answered();
    }

    private Words answered() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        answers.values().forEach(a -> counts.merge(a.answer(), 1, Integer::sum));
        String text = "answered the " + checklist + " checklist: "
                + Words.list(counts.entrySet(), c -> c.getValue() + " " + Words.spaced(c.getKey()), "");
        return counts.containsKey("no") ? Words.bad(text) : Words.good(text);
    }
}
