/**
 * Which installation this is, and whether it may act.
 *
 * <p>Owns the identity in the database and in the data directory of each node, the judgement whether they belong
 * together, safe mode when they do not ({@link com.maqsafy.releases.instance.SafeMode}: nothing leaves the application),
 * and what two people say about it. Publishes that, and {@link com.maqsafy.releases.instance.OnOneNode} and
 * {@link com.maqsafy.releases.instance.OneAfterTheOther} for work that several nodes have in common,
 * and the kind of thing that is to be read on every page ({@link com.maqsafy.releases.instance.PageBanner}). Knows nothing of releases and of the engine; whoever does something outside asks here first.
 */
@NullMarked
@ApplicationModule(
        displayName = "Instance",
        allowedDependencies = {"person"})
package com.maqsafy.releases.instance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
