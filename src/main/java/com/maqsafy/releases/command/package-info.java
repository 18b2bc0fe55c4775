/**
 * Runs commands outside the JVM: the only place in which a process is started.
 *
 * <p>Owns how a command is run and stopped, what reaches it (an argv list, a minimal environment, no input) and what is
 * kept of its run (capped, cleaned and filtered output, its SHA-256, how it ended). Decides which values a placeholder may
 * take. Knows nothing of releases. Publishes {@link com.maqsafy.releases.command.CommandRunner} and
 * {@link com.maqsafy.releases.command.Placeholders}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Command",
        allowedDependencies = {"instance"})
package com.maqsafy.releases.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
