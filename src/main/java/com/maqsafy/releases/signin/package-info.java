/**
 * Sign-in, sessions and the state of accounts.
 *
 * <p>Owns sign-in at the company's OpenID Connect provider, passwords and the throttle before them, tokens of programs,
 * sessions and their end, and the state of accounts: active, deactivated, signed out everywhere. Decides whether a
 * sign-in still counts. Publishes {@link com.maqsafy.releases.signin.ApiTokens},
 * {@link com.maqsafy.releases.signin.Leavers} and {@link com.maqsafy.releases.signin.SignOuts}; other modules ask
 * whether an account is active through {@link com.maqsafy.releases.process.ActiveAccounts}, which this module implements.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {"person", "approval", "process", "release", "evidence", "instance", "settings"})
package com.maqsafy.releases.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
