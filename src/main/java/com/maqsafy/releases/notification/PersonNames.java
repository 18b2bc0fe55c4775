package com.maqsafy.releases.notification;

/** What people are called. */
@FunctionalInterface
public interface PersonNames {

    /** First and last name of an account; its id when it has none, or when there is no such account. */
    String of(String account);
}
