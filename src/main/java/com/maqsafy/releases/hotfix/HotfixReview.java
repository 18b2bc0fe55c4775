package com.maqsafy.releases.hotfix;

import java.util.List;

/** The review of a hotfix whose process is gone, so that no task asks for it any more (HOT-06). */
public interface HotfixReview {

    /**
     * What a review says, as in the form of its task.
     *
     * @param actions at least one, each {@code action | owner} with the owner's user id
     */
    record Answers(String timeline, String rootCause, String whyTestsMissedIt, List<String> actions) {

        public Answers {
            actions = List.copyOf(actions);
        }
    }

    /**
     * Gives the review that is owed: ordinary releases of the service start again.
     *
     * @param user the release's owner or a member of management
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     * @throws com.maqsafy.releases.process.SubmissionRefusedException with everything that stands against it: a task
     *     asks for it, nothing is owed, the user may not, or an answer is missing
     */
    void give(String release, String user, Answers answers);
}
