/**
 * Deputies: who stands in for whom, in which role, from when until when.
 *
 * <p>Owns the table {@code deputy} and {@code releases.deputies}. Answers the engine's question who has a right to do tasks in
 * another person's place ({@link com.maqsafy.releases.process.Substitutes}) and offers them the open tasks; whether somebody may
 * do one is said by the validation of forms, which asks the restrictions of both persons. Every naming and revocation is in the
 * administration ledger.
 */
@NullMarked
@ApplicationModule(
        displayName = "Deputy",
        allowedDependencies = {"release", "evidence", "process", "person", "instance"})
package com.maqsafy.releases.deputy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
