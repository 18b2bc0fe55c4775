package com.maqsafy.releases.notes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The third-level sections of release notes in their order (NOTE-02 to NOTE-09). */
enum NotesSection {
    SUMMARY("NOTE-02", "Summary"),
    CHANGES("NOTE-03", "Changes"),
    IMPACTED_AREAS("NOTE-04", "Impacted Areas"),
    DATABASE_CHANGES("NOTE-05", "Database Changes", "Migration", "Rollback safe"),
    SECURITY_IMPACT("NOTE-06", "Security Impact", "RBAC", "Tenant isolation", "Sensitive data"),
    TESTING_COMPLETED("NOTE-07", "Testing Completed", "Unit", "API", "RBAC", "Regression"),
    DEPLOYMENT_NOTES("NOTE-08", "Deployment Notes", "Deployment owner", "Deployment time", "Rollback owner"),
    KNOWN_ISSUES("NOTE-09", "Known Issues");

    private final String item;
    private final String title;
    private final List<String> labels;

    NotesSection(String item, String title, String... labels) {
        this.item = item;
        this.title = title;
        this.labels = List.of(labels);
    }

    String item() {
        return item;
    }

    String title() {
        return title;
    }

    /** What stands before the colon of each bullet, for sections of fixed bullets. */
    List<String> labels() {
        return labels;
    }

    static Optional<NotesSection> ofTitle(String title) {
        return Arrays.stream(values()).filter(s -> s.title.equals(title)).findFirst();
    }
}
