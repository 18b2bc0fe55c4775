package com.maqsafy.releases.verification;

import com.maqsafy.releases.verification.CheckResult.Outcome;

/** What a check found, not yet redacted. */
record Verdict(Outcome outcome, String evidence) {

    static Verdict passed(String evidence) {
        return new Verdict(Outcome.PASSED, evidence);
    }

    /** The system answered otherwise than expected. */
    static Verdict failed(String evidence) {
        return new Verdict(Outcome.FAILED, "REL-VER-010 " + evidence);
    }

    /** The question could not be asked, or the answer not be understood. */
    static Verdict cannotTell(String evidence) {
        return new Verdict(Outcome.ERRORED, "REL-VER-011 " + evidence);
    }

    static Verdict notInTime(String evidence) {
        return new Verdict(Outcome.ERRORED, "REL-VER-012 " + evidence);
    }
}
