package com.maqsafy.releases.person;

import java.util.Optional;

/** The e-mail addresses of accounts, as the identity service knows them. */
@FunctionalInterface
public interface AccountAddresses {

    /** The account's address; empty when it has none, or when there is no such account. */
    Optional<String> emailOf(String account);
}
