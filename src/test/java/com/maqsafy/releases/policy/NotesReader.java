package com.maqsafy.releases.policy;

import java.util.ArrayList;
import java.util.List;

/** Stands in for the notes module: a text with the word BROKEN has no format, one with SECRET or CUSTOMER leaks. */
final class NotesReader implements NotesInspection {

    @Override
    public List<Finding> format(String markdown) {
        return markdown.contains("BROKEN")
                ? List.of(new Finding("NOTE-02", "The section Summary is missing. Add it."))
                : List.of();
    }

    @Override
    public List<Finding> leaks(String text) {
        List<Finding> leaks = new ArrayList<>();
        if (text.contains("SECRET")) {
            leaks.add(new Finding("RULE-04", "There is a secret in the notes. Remove it."));
        }
        if (text.contains("CUSTOMER")) {
            leaks.add(new Finding("RULE-05", "There is customer data in the notes. Remove it."));
        }
        return leaks;
    }
}
