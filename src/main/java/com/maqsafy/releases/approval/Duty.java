package com.maqsafy.releases.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one person must not do together with something else. Only these can be switched off or lifted; all else cannot. */
public enum Duty {
    /** Who wrote a commit of the release, or merged it unreviewed, neither approves it nor reviews its migrations. */
    WRITER_NOT_APPROVER("who wrote a change of the release does not approve it"),
    /** Who attested a test of the release does not approve it. */
    TESTER_NOT_APPROVER("who attested a test of the release does not approve it"),
    /** Who requested the release does not deploy it. */
    DEPLOYER_NOT_REQUESTER("who requested the release does not deploy it"),
    /** Who approved the release does not deploy it, and the other way round. */
    DEPLOYER_NOT_APPROVER("who approved the release does not deploy it"),
    /** A role given only lately does not approve ({@code releases.duties.min-role-age}). */
    MIN_ROLE_AGE("a role given only lately does not approve"),
    /** Nobody fills two approval roles of one release. */
    DISTINCT_APPROVERS("nobody fills two approval roles of one release");

    private final String inWords;

    Duty(String inWords) {
        this.inWords = inWords;
    }

    /** The duty as people read it, e.g. {@code who approved the release does not deploy it}. */
    public String inWords() {
        return inWords;
    }

    /** The same of a word as it was recorded; a word that is no duty any more stays as it is. */
    public static String inWords(String word) {
        return ofWord(word).map(Duty::inWords).orElse(word);
    }

    /** The word in settings, requests and records, e.g. {@code writer-not-approver}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The duty of a word. */
    public static Optional<Duty> ofWord(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }
}
