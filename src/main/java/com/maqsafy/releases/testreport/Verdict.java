package com.maqsafy.releases.testreport;

/** What a report of tests proves. */
public enum Verdict {
    /** At least one test ran, and nothing in the report says that one did not pass. */
    PASSED,
    /** A case or a sum of the report says that something did not pass. */
    FAILED,
    /** The report is no evidence: it cannot be read, nothing ran, or it contradicts itself. */
    CANNOT_TELL
}
