package com.maqsafy.releases.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.deployment.UserLockOut.LockOut;
import com.maqsafy.releases.evidence.Words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One release as its page shows it; steps, checks and the gate are read apart.
 *
 * @param me account of the reader
 * @param release the start fields, with status, phase and times
 * @param zone IANA name of the service's own time zone
 * @param tasks what it waits for, oldest first
 * @param candidates who may do them, by group
 * @param tests required tests and their last result
 * @param approvals required approvals and how far they are
 * @param notes the release notes as they are written so far, Markdown, blank while there are none
 * @param timeline what happened, oldest first
 * @param lockOut whether users are locked out, now or while it deploys
 * @param said by the tags of languages, what of the page is said otherwise in them, by its English
 * @param may what the reader may do with it: {@code withdraw}, {@code rework}, {@code put-off}, {@code comment}
 * @param names what people are called, by account
 */
record ReleaseView(
        Instant now,
        String me,
        Map<String, Object> release,
        String zone,
        List<BoardTask> tasks,
        Map<String, List<String>> candidates,
        List<Test> tests,
        List<Approval> approvals,
        String notes,
        List<Entry> timeline,
        LockOut lockOut,
        Map<String, Map<String, String>> said,
        Set<String> may,
        Map<String, String> names) {

    /**
     * A test.
     *
     * @param outcome {@code passed} or {@code failed} for the release's commit, {@code missing} without a result for it
     * @param by account of who reported it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Test(
            String test,
            String reason,
            String outcome,
            @Nullable String by,
            @Nullable Instant at) {}

    /**
     * An approval that is required.
     *
     * @param decision {@code approve}, {@code rework}, {@code reject}, or {@code waiting}
     * @param by account of who decided
     * @param insteadOf account of the person in whose place it was decided, absent when it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Approval(
            String role,
            String decision,
            @Nullable String by,
            @Nullable String insteadOf,
            @Nullable Instant at,
            @Nullable String reason) {}

    /**
     * Something that happened.
     *
     * @param actor account, or {@code system:} and the part that attests
     * @param what a sentence that follows the actor
     * @param said the same by the tags of the languages that have it
     * @param tone how it speaks for the release
     */
    record Entry(
            long sequence,
            Instant time,
            String actor,
            String what,
            Map<String, String> said,
            Tone tone,
            List<String> items) {}
}
