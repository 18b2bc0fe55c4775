package com.maqsafy.releases.approval;

import java.util.Optional;

/** How the caller of the present request signed in. */
public interface SignInAssurance {

    /** Where somebody signs in again with a second factor, and comes back to a task: the task's id follows. */
    String AGAIN = "/sign-in/second-factor?task=";

    /**
     * The {@code acr} with which the company's provider let this account in, blank when it said none or when the account is signed
     * in otherwise; empty when the account does not call.
     */
    Optional<String> acr(String account);
}
