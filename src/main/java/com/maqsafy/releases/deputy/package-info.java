/**
 * Deputies: who stands in for whom, in which role, and when.
 *
 * <p>Owns the table {@code deputy} and {@code releases.deputies}. Tells the engine who may do tasks in
 * another person's place ({@link com.maqsafy.releases.process.Substitutes}) and offers them the open tasks; whether somebody may
 * complete one is decided when the form is validated, by the restrictions of both persons. Every appointment and revocation is
 * in the administration ledger.
 */
@NullMarked
@ApplicationModule(
        displayName = "Deputy",
        allowedDependencies = {"release", "evidence", "process", "person", "instance"})
package com.maqsafy.releases.deputy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
