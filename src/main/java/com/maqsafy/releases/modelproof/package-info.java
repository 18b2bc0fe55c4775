/**
 * The proof of models: what is deployed must not have a path around the policy.
 *
 * <p>Owns one {@link com.maqsafy.releases.modelproof.ProcessContract} for each process, which states what its model must keep
 * and what a process owner may change; the floors of the decision tables; and what a form must show and ask. Its rules check
 * a whole set of models against them, from the files alone, and refuse what they do not know. Keeps nothing. Publishes
 * {@link com.maqsafy.releases.modelproof.ModelCheck}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Model proof",
        allowedDependencies = {"person", "release", "policy", "approval", "process", "source"})
package com.maqsafy.releases.modelproof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
