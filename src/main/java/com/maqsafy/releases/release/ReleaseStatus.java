package com.maqsafy.releases.release;

import java.util.Arrays;
import java.util.Optional;

/** Where a release stands (LOG-05). Each status is in exactly one phase. */
public enum ReleaseStatus {
    PREPARING("preparing", Phase.BEFORE_PRODUCTION),
    AWAITING_APPROVAL("awaiting-approval", Phase.BEFORE_PRODUCTION),
    APPROVED("approved", Phase.BEFORE_PRODUCTION),
    DEPLOYING("deploying", Phase.IN_PRODUCTION),
    VERIFYING("verifying", Phase.IN_PRODUCTION),
    ROLLING_BACK("rolling-back", Phase.IN_PRODUCTION),
    RELEASED("released", Phase.FINAL),
    ROLLED_BACK("rolled-back", Phase.FINAL),
    REJECTED("rejected", Phase.FINAL),
    WITHDRAWN("withdrawn", Phase.FINAL),
    FAILED("failed", Phase.FINAL);

    /** Phases of a release's life. */
    public enum Phase {
        /** Production is untouched; the release can still be withdrawn. */
        BEFORE_PRODUCTION,
        /** Production has been or is being touched. */
        IN_PRODUCTION,
        /** Nothing changes any more. */
        FINAL
    }

    private final String word;
    private final Phase phase;

    ReleaseStatus(String word, Phase phase) {
        this.word = word;
        this.phase = phase;
    }

    /** The word used in REST, the log and the database. */
    public String word() {
        return word;
    }

    public Phase phase() {
        return phase;
    }

    public boolean isFinal() {
        return phase == Phase.FINAL;
    }

    public static Optional<ReleaseStatus> ofWord(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
