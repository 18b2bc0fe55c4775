package com.maqsafy.releases.person;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** By what people are known through their accounts. */
@FunctionalInterface
public interface AccountAddresses {

    /** The account's address of e-mail now; empty when it has none, or when there is no such account. */
    Optional<String> emailOf(String account);

    /**
     * Every address that the account ever had. Whoever wrote something under an address wrote it, whatever the account's
     * address is now.
     */
    default Set<String> everHad(String account) {
        return emailOf(account).stream().collect(Collectors.toSet());
    }

    /** As whom the company's provider knows the account's person ({@code sub}); empty for a local account. */
    default Set<String> subjects(String account) {
        return Set.of();
    }
}
