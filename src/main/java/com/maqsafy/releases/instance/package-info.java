/**
 * Which installation this is, and whether it may act.
 *
 * <p>Owns the identity in the database and in the data directory of each node, the decision whether they belong
 * together, safe mode when they do not ({@link com.maqsafy.releases.instance.SafeMode}: nothing leaves the application),
 * and the claim by which two people end it. Publishes these, {@link com.maqsafy.releases.instance.OnOneNode} and
 * {@link com.maqsafy.releases.instance.OneAfterTheOther} for work that nodes share,
 * and banners for every page ({@link com.maqsafy.releases.instance.PageBanner}). Knows nothing of releases or of the engine;
 * every module asks here before it acts outside the application.
 */
@NullMarked
@ApplicationModule(
        displayName = "Instance",
        allowedDependencies = {"person"})
package com.maqsafy.releases.instance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
