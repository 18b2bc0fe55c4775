/**
 * Persons: who is behind an account, an e-mail address or a name in Git, and which roles people have.
 *
 * <p>Duties and distinct people are judged by person, so that a second account does not make a second person. Owns
 * {@code releases.people} and the names of the roles; knows nothing of releases.
 */
@NullMarked
@ApplicationModule(
        displayName = "Person",
        allowedDependencies = {})
package com.maqsafy.releases.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
