package com.maqsafy.releases.person;

import java.util.Optional;
import java.util.function.BiPredicate;

/** Who is behind accounts and commits: what {@link Persons} are asked, answered by the settings or as it was answered once. */
public interface Accounts {

    /** The id of an account's person; of an account that no person has, the account itself. */
    String person(String account);

    /** Whether an account's person is whom a commit names. */
    boolean committed(String account, String gitName, String gitEmail);

    /** The id of the person whom a commit names, as far as that is known. */
    Optional<String> named(String gitName, String gitEmail);

    /** {@link #committed} for many commits of one account: takes Git names and addresses. */
    default BiPredicate<String, String> commits(String account) {
        return (gitName, gitEmail) -> committed(account, gitName, gitEmail);
    }
}
