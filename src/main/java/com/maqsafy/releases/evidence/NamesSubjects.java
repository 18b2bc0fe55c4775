package com.maqsafy.releases.evidence;

import java.util.List;

/** An event that says by its digest what is released; of subjects with the same name the last one counts. */
public interface NamesSubjects extends LedgerEvent {

    /** What it names; empty when it names nothing. */
    List<Subject> subjects();
}
