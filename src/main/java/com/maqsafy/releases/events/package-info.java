/**
 * What happens to releases right now, for those who watch: status, tasks, steps and checks as they happen.
 *
 * <p>Owns the events that are kept for a while ({@code release_event}), their order over all nodes, and the server-sent
 * streams of them with their limits ({@code releases.events.*}). Hears of everything from the modules in whose
 * transactions it happens, so that only what is committed is told. Decides who is told what: exactly those who may know of
 * the release, asked anew while a stream lasts. Also serves the files of the Releases application. Publishes
 * {@link com.maqsafy.releases.events.EventStreams}; nothing here is evidence.
 */
@NullMarked
@ApplicationModule(
        displayName = "Events",
        allowedDependencies = {"process", "release", "evidence", "deployment", "verification", "approval", "retention"})
package com.maqsafy.releases.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
