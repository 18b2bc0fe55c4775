/**
 * Release notes and what must never be in them.
 *
 * <p>Owns the one format of release notes (NOTE-01 to NOTE-09), the leak scanner (RULE-04, RULE-05), the redaction of
 * captured output and the storage of approved notes (OPEN-07). Decides whether a text has the format and
 * whether it leaks; who approves notes is decided elsewhere, and nothing here knows a release. Publishes
 * {@link com.maqsafy.releases.notes.NotesFormat}, {@link com.maqsafy.releases.notes.LeakScanner},
 * {@link com.maqsafy.releases.notes.LeakWaivers}, {@link com.maqsafy.releases.notes.Redactor} and {@link com.maqsafy.releases.notes.NotesStorage}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Notes",
        allowedDependencies = {
            "release",
            "evidence",
            "process",
            "source",
            "calendar",
            "command",
            "settings",
            "person",
            "language"
        })
package com.maqsafy.releases.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
