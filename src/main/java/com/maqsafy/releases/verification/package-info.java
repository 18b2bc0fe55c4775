/**
 * Verification checks: each asks one question about a running system.
 *
 * <p>Owns the configured checks of every service ({@code releases.services.<service>.verification.checks.<id>}) and how
 * each kind of question is asked. Decides whether the answer is the expected one, another one, or none; not what follows
 * from it. Contacts a system only when a check is run. Publishes
 * {@link com.maqsafy.releases.verification.CheckCatalogue} and {@link com.maqsafy.releases.verification.CheckRunner}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {
            "calendar",
            "command",
            "process",
            "release",
            "evidence",
            "deployment",
            "settings",
            "instance"
        })
package com.maqsafy.releases.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
