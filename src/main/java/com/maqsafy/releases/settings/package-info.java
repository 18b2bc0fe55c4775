/**
 * The settings as they were written: whether they make sense, and whether a service is usable.
 *
 * <p>Owns the tree of all known keys, learnt from the modules' own {@code @ConfigurationProperties} records, and the
 * messages about mistakes: the property's full name and how to correct it. Binds the settings of each service by themselves. Decides that a mistake outside {@code releases.services}
 * stops the start and that one in a service disables that service alone; what a value means is decided by the module that
 * owns it. Tries out, on demand, everything that a deployment will need, by asking each module's
 * {@link com.maqsafy.releases.settings.ServiceInspector}. Publishes
 * {@link com.maqsafy.releases.settings.ServiceSettings} and {@link com.maqsafy.releases.settings.ServiceInspections}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {})
package com.maqsafy.releases.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
