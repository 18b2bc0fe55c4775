/**
 * The Releases application: the state of every release, what it waits for and who has to act, for every role.
 *
 * <p>Owns what the pages at {@code /camunda/app/releases/} read, in the session of Camunda's web applications, and their
 * texts ({@code board/messages*.properties}). Keeps nothing and decides nothing: what it shows is a view of releases, open
 * tasks, ledger and gate, as far as the person may see them, and what people do there goes through REST, which
 * {@link com.maqsafy.releases.board.SessionRestController} opens to the session.
 */
@NullMarked
@ApplicationModule(
        displayName = "Board",
        allowedDependencies = {
            "process",
            "release",
            "evidence",
            "approval",
            "deputy",
            "policy",
            "deployment",
            "calendar",
            "settings",
            "notes",
            "events",
            "language"
        })
package com.maqsafy.releases.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
