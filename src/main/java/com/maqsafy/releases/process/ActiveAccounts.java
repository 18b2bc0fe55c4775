package com.maqsafy.releases.process;

/** Who may still act. An account that was deactivated stays in the engine, for what it did, and is nobody any more. */
public interface ActiveAccounts {

    /** Whether an account is not deactivated, a few seconds ago at most. An account that does not exist is active. */
    boolean active(String account);
}
