/**
 * The release policy: its catalogue, the release gate and readiness.
 *
 * <p>Owns the catalogue of policy items, the answers allowed for a checklist row, the floor of required tests, and the
 * gate: one rule is one class that reads a {@link com.maqsafy.releases.policy.Dossier} and returns findings. Decides
 * whether a release may proceed, from recorded evidence and live facts, never from process variables, and denies when it
 * cannot tell. Keeps nothing. Publishes {@link com.maqsafy.releases.policy.ReleaseGate},
 * {@link com.maqsafy.releases.policy.OpenParts}, {@link com.maqsafy.releases.policy.SystemAnswers} and
 * {@link com.maqsafy.releases.policy.Readiness}; others add rules and
 * {@link com.maqsafy.releases.policy.ReadinessProbe}s.
 */
@NullMarked
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {
            "release",
            "evidence",
            "approval",
            "person",
            "source",
            "process",
            "instance",
            "notes",
            "calendar",
            "verification",
            "deployment",
            "settings",
            "instance",
            "language"
        })
package com.maqsafy.releases.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
