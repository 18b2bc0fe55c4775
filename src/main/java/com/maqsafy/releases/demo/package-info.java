/**
 * The demonstration: everything that profile {@code demo} starts by itself.
 *
 * <p>Owns the embedded PostgreSQL, the service {@code canteen-api} (its Git repository, its running target and the
 * settings under which releases deploy to it) and the banner. It acts before the application context exists and only
 * adds ordinary settings, so no other module knows that a demonstration is running. Decides nothing about releases and
 * publishes nothing; without the profile none of it is loaded. Nodes create its accounts one after the other
 * ({@link com.maqsafy.releases.instance.OneAfterTheOther}).
 */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"person", "instance"})
package com.maqsafy.releases.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
