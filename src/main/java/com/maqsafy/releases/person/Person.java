package com.maqsafy.releases.person;

import java.util.Set;

/**
 * One human being, or one machine, as the settings describe it.
 *
 * @param id names the person in records
 * @param accounts user ids of this person
 * @param emails addresses, compared without regard to case
 * @param gitNames names in commits, compared in Unicode NFKC with single spaces
 * @param oidcSubject {@code sub} of the person at the company's identity provider, blank = unknown
 */
public record Person(String id, Set<String> accounts, Set<String> emails, Set<String> gitNames, String oidcSubject) {

    public Person {
        accounts = Set.copyOf(accounts);
        emails = Set.copyOf(emails);
        gitNames = Set.copyOf(gitNames);
    }
}
