package com.maqsafy.releases.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people choose by: each event is of one category. */
public enum Category {
    /** A task is mine or my group's. */
    TASKS,
    /** A task is due soon, overdue or escalated, or a role will have nobody. */
    REMINDERS,
    /** Somebody approved, refused or sent back, or an approval counts no longer. */
    APPROVALS,
    /** The gate found something missing. */
    FINDINGS,
    /** Production: a step or check failed, it is held in maintenance mode, frozen, or not what is recorded. */
    PRODUCTION,
    /** A release was requested, deployed, released, rolled back, rejected, withdrawn, or failed. */
    RELEASES,
    /** The reviews of hotfixes. */
    REVIEWS,
    /** Technical failures. */
    INCIDENTS;

    /** All words, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Category::word).toList();

    /** The word in settings and REST. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Category> ofWord(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
