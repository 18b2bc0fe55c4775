/**
 * Who comes in, and for how long.
 *
 * <p>Owns sign-in at the company's OpenID Connect provider, passwords and the throttle before them, tokens of programs,
 * sessions and their ends, and the state of accounts: active, deactivated, signed out everywhere. Decides whether a
 * sign-in still counts. Publishes {@link com.maqsafy.releases.signin.ApiTokens},
 * {@link com.maqsafy.releases.signin.Leavers} and {@link com.maqsafy.releases.signin.SignOuts}; whether an account is
 * active is asked of {@link com.maqsafy.releases.process.ActiveAccounts}, which this module answers.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {"person", "approval", "process", "release", "evidence", "instance", "settings"})
package com.maqsafy.releases.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
