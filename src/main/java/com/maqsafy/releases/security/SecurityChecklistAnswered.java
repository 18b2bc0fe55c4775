package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.Answer;
import com.maqsafy.releases.release.OfAttempt;
import java.util.Map;

/** The record {@code securityChecklistAnswered}. */
@Event(
        chapter = Chapter.SECURITY,
        by = "a person",
        items = {"SEC-05", "SEC-06", "SEC-07"})
public record SecurityChecklistAnswered(
        @Means("number of the deployment, from 1") int attempt,
        @Means("row id to answer: `done`, `not-needed`") Map<String, Answer> answers)
        implements OfAttempt {

    public SecurityChecklistAnswered {
        answers = Members.map(answers);
    }

    @Override
    public Words words() {
        return Words.good(
                "answered the security checklist: ",
                Words.list(
                        answers.entrySet(), a -> a.getKey() + " " + a.getValue().words(), ""));
    }
}
