/**
 * Whether the database is what it must be: the evidence's guards are its triggers and rights, and whoever owns the tables can
 * take them away.
 *
 * <p>Owns the engine's tables (made by the migration role, like all others), the comparison of tables, triggers, functions,
 * owners and rights with {@code db/expected-shape.txt}, the look at the newest evidence, at start and every hour, and what
 * follows from a difference: no start, or an alarm. Refuses a start with the role that owns the tables. Decides nothing about
 * releases.
 */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"evidence", "instance"})
package com.maqsafy.releases.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
