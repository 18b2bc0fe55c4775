package com.maqsafy.releases.process;

import java.util.function.BooleanSupplier;

/**
 * Stands around every check of a password, whatever the channel: HTTP Basic, the login of the web applications, and the
 * engine's own {@code identity/verify}.
 */
@FunctionalInterface
public interface PasswordChecks {

    /**
     * Whether somebody may come in by a password.
     *
     * @param account id of the account that is claimed; it need not exist
     * @param right asks the engine whether the password is right
     */
    boolean check(String account, BooleanSupplier right);
}
