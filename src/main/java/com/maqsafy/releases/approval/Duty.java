package com.maqsafy.releases.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one person must not do together with something else. Only these can be switched off or lifted; all else cannot. */
public enum Duty {
    /** Who wrote a commit of the release, or merged it unreviewed, neither approves it nor reviews its migrations. */
    WRITER_NOT_APPROVER,
    /** Who attested a test of the release does not approve it. */
    TESTER_NOT_APPROVER,
    /** Who requested the release does not deploy it. */
    DEPLOYER_NOT_REQUESTER,
    /** Who approved the release does not deploy it, and the other way round. */
    DEPLOYER_NOT_APPROVER,
    /** A role given only lately does not approve ({@code releases.duties.min-role-age}). */
    MIN_ROLE_AGE,
    /** Nobody fills two approval roles of one release. */
    DISTINCT_APPROVERS;

    /** The word in settings, requests and records, e.g. {@code writer-not-approver}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The duty of a word. */
    public static Optional<Duty> ofWord(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }
}
