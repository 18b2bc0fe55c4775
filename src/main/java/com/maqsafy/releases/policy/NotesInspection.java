package com.maqsafy.releases.policy;

import java.util.List;

/** Reads release notes for the gate. */
public interface NotesInspection {

    /** What departs from the one format of release notes (NOTE-01 to NOTE-09). */
    List<Finding> format(String markdown);

    /** Secrets and customer data in a text (RULE-04, RULE-05); a message names the kind and place, never the value. */
    List<Finding> leaks(String text);
}
