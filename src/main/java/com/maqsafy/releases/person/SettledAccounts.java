package com.maqsafy.releases.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return Optional.ofNullable(settled(account)).map(Person::id).orElse(account);
    }

    /** By what the settings say of the account, of its person at the company, or of an address that it ever had. */
    private @Nullable Person settled(String account) {
        Person named = byAccount.getOrDefault(account, bySubject.get(account));
        if (named != null) {
            return named;
        }
        Stream<Person> known = bySubject.isEmpty()
                ? Stream.empty()
                : addresses.subjects(account).stream().map(bySubject::get);
        Stream<Person> addressed = byEmail.isEmpty()
                ? Stream.empty()
                : addresses.everHad(account).stream()
                        .map(Folded::email)
                        .sorted()
                        .map(byEmail::get);
        return Stream.concat(known, addressed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean committed(String account, String gitName, String gitEmail) {
        return commits(account).test(gitName, gitEmail);
    }

    /** The accounts' addresses are looked up once. */
    @Override
    public BiPredicate<String, String> commits(String account) {
        Person person = settled(account);
        Set<String> accounts = new TreeSet<>(Set.of(account));
        if (person != null) {
            accounts.add(person.id());
            accounts.addAll(person.accounts());
        }
        Set<String> emails = accounts.stream()
                .flatMap(a -> addresses.everHad(a).stream())
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
