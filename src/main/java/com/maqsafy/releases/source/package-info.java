/**
 * The Git repositories of the services: branches, tags, changed files, migrations and their risks.
 *
 * <p>Owns everything that is read from a repository, and the tag that a release sets there. Decides what a
 * changed file means for the scope of a release and how dangerous the operations of migrations are. Publishes
 * {@link com.maqsafy.releases.source.SourceRepositories}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Source",
        allowedDependencies = {"settings", "command", "instance", "person"})
package com.maqsafy.releases.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
