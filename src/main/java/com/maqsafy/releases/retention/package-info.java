/**
 * Retention: what is kept for how long, and what must not be deleted.
 *
 * <p>Owns the rule by which the files of ended releases are deleted, legal holds on releases and services, and the list of
 * everything that is kept, with its retention time. Holds are records of the administration ledger; a deletion is a record of the
 * release's own. Never deletes a ledger, a seal or a set of rules. Other modules say how long they keep what is theirs by
 * implementing {@link com.maqsafy.releases.retention.Retained}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {"evidence", "release", "process", "instance", "person"})
package com.maqsafy.releases.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
