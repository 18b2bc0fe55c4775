/**
 * Live events of releases: status, tasks, steps and checks as they change.
 *
 * <p>Owns the events that are kept for a while ({@code release_event}), their order over all nodes, and the server-sent
 * streams of them with their limits ({@code releases.events.*}). The modules publish events within their own
 * transactions, so that only what is committed is sent. Decides who receives what: exactly those who may see
 * the release, checked again while a stream is open. Also serves the files of the Releases application. Publishes
 * {@link com.maqsafy.releases.events.EventStreams}; nothing here is evidence.
 */
@NullMarked
@ApplicationModule(
        displayName = "Events",
        allowedDependencies = {"process", "release", "evidence", "deployment", "verification", "approval", "retention"})
package com.maqsafy.releases.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
