package com.maqsafy.releases.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Accounts as the settings describe their people. */
final class SettledAccounts implements Accounts {

    private final Map<String, Person> byAccount = new HashMap<>();
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<String, Person> bySubject = new HashMap<>();
    private final AccountAddresses addresses;

    SettledAccounts(Collection<Person> people, AccountAddresses addresses) {
        this.addresses = addresses;
        for (Person person : people) {
            byAccount.put(person.id(), person);
            person.accounts().forEach(a -> byAccount.put(a, person));
            person.emails().forEach(e -> byEmail.put(Folded.email(e), person));
            person.gitNames().forEach(n -> byName.put(Folded.name(n), person));
            if (!person.oidcSubject().isEmpty()) {
                bySubject.put(person.oidcSubject(), person);
            }
        }
    }

    @Override
    public String person(String account) {
        Person person = byAccount.getOrDefault(account, bySubject.get(account));
        return person == null ? account : person.id();
    }

    @Override
    public boolean committed(String account, String gitName, String gitEmail) {
        return commits(account).test(gitName, gitEmail);
    }

    /** The accounts' addresses are looked up once. */
    @Override
    public BiPredicate<String, String> commits(String account) {
        Person person = byAccount.getOrDefault(account, bySubject.get(account));
        Set<String> accounts = new TreeSet<>(Set.of(account));
        if (person != null) {
            accounts.add(person.id());
            accounts.addAll(person.accounts());
        }
        Set<String> emails = accounts.stream()
                .flatMap(a -> addresses.emailOf(a).stream())
                .map(Folded::email)
                .filter(email -> !email.isEmpty())
                .collect(Collectors.toSet());
        return (name, email) -> emails.contains(Folded.email(email))
                || (person != null
                        && (person.equals(byEmail.get(Folded.email(email)))
                                || person.equals(byName.get(Folded.name(name)))));
    }

    @Override
    public Optional<String> named(String gitName, String gitEmail) {
        return Optional.ofNullable(byEmail.get(Folded.email(gitEmail)))
                .or(() -> Optional.ofNullable(byName.get(Folded.name(gitName))))
                .map(Person::id);
    }
}
