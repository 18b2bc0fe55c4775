/**
 * Integrity of the database: triggers and rights protect the evidence, and the owner of the tables could
 * remove them.
 *
 * <p>Owns the engine's tables (made by the migration role, like all others), the comparison of tables, triggers, functions,
 * owners and rights with {@code db/expected-shape.txt}, the check of the newest evidence, at start and every hour, and what
 * follows from a difference: the start is refused, or an alarm is raised. Refuses a start with the role that owns the tables. Decides nothing about
 * releases.
 */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"evidence", "instance"})
package com.maqsafy.releases.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
