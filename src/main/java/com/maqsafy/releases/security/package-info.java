/**
 * Security releases: what is vulnerable, how fast it must be fixed, proof that it is, and when it is disclosed.
 *
 * <p>Owns the vulnerability's record and its CVSS rating, the time within which it must be fixed, the security checklist, the
 * verification of the fix and the disclosure (SEC-01 to SEC-08). Decides nothing about who may see a restricted release,
 * only when it becomes restricted and when it is disclosed. Settings are
 * {@code releases.services.<service>.security.*}. Adds rules to the release gate, facts to its forms and words to the leak
 * scanner's restricted ones. Publishes {@link com.maqsafy.releases.security.Disclosure}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {
            "person",
            "release",
            "evidence",
            "calendar",
            "policy",
            "process",
            "notes",
            "settings",
            "language"
        })
package com.maqsafy.releases.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
