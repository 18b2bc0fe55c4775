/**
 * The engine, and the validation of everything that enters it.
 *
 * <p>Owns the engine's settings, the ids and typed variables of the models, the validation of forms (of every start and
 * every task submission, whatever the channel) and of deployed models, the external-task worker and the mitigation
 * of known weaknesses. Of a release it knows the key only. Other modules plug in through
 * {@link com.maqsafy.releases.process.TaskForm}, {@link com.maqsafy.releases.process.StartForm},
 * {@link com.maqsafy.releases.process.WorkHandler}, {@link com.maqsafy.releases.process.TaskGuard} and
 * {@link com.maqsafy.releases.process.MovableDate}; engine types
 * live here and in the modules' own {@code process} packages only.
 */
@NullMarked
@ApplicationModule(
        displayName = "Process",
        allowedDependencies = {"person", "calendar", "evidence", "settings", "instance", "language"})
package com.maqsafy.releases.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
