package com.maqsafy.releases.evidence;

/** The chapters of {@code ledger.md}, in order. */
public enum Chapter {
    /** What is to be released. */
    REQUEST("Request and source"),
    /** What must be there before anybody approves. */
    PREPARATION("Preparation"),
    /** What hotfixes have besides. */
    HOTFIX("Hotfix"),
    /** What security releases have besides. */
    SECURITY("Security releases"),
    /** Who is asked, and what they decide. */
    APPROVAL("Approval"),
    /** What is done to production. */
    DEPLOYMENT("Deployment"),
    /** Whether it works, and how it ends. */
    VERIFICATION("Verification, rollback and end"),
    /** What belongs to no phase. */
    ALWAYS("At any time"),
    /** What is done around all releases. */
    ADMINISTRATION("The administration ledger");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    /** The heading. */
    public String title() {
        return title;
    }
}
