package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import org.jspecify.annotations.Nullable;

/** An answer to a row of a checklist. */
public record Answer(
        @Means("one of the words of the checklist") String answer,
        @Means("why, in words of the person") @Nullable String reason) {

    public Answer {
        answer = Members.text(answer);
    }

    /** An answer; a blank reason is none. */
    public static Answer of(String answer, String reason) {
        return new Answer(answer, reason.isEmpty() ? null : reason);
    }

    /** The answer for people, with its reason if it has one. */
    public String words() {
        return answer.replace('-', ' ') + (reason == null || reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
