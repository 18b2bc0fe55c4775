package com.maqsafy.releases.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Who is behind an account, an e-mail address or a name in Git ({@code releases.people}). */
@Component
public class Persons {

    private final Map<String, Person> byAccount = new HashMap<>();
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<String, Person> bySubject = new HashMap<>();
    private final AccountAddresses addresses;

    @Autowired
    Persons(PersonSettings settings, ObjectProvider<AccountAddresses> addresses) {
        this(
                settings.all(),
                account -> addresses.stream()
                        .flatMap(a -> a.emailOf(account).stream())
                        .findFirst());
    }

    /** @param people as the settings describe them, sharing nothing */
    public Persons(Collection<Person> people, AccountAddresses addresses) {
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

    /** Without settings and addresses: each account is a person of its own. */
    public static Persons unknown() {
        return new Persons(List.of(), account -> Optional.empty());
    }

    /** The person of an account, or of an OIDC subject: its id; of an account that no person has, the account itself. */
    public String of(String account) {
        Person person = byAccount.getOrDefault(account, bySubject.get(account));
        return person == null ? account : person.id();
    }

    /** Whether two accounts are of one person. */
    public boolean same(String one, String other) {
        return of(one).equals(of(other));
    }

    /** The people of some accounts, by id. */
    public Set<String> of(Collection<String> accounts) {
        return accounts.stream().map(this::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the person of an account is whom a commit names: by address, or by a name that the settings know. */
    public boolean committed(String account, String gitName, String gitEmail) {
        return commits(account).test(gitName, gitEmail);
    }

    /** The same for many commits: takes Git names and addresses; the accounts' addresses are looked up once. */
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
                || person != null
                        && (person.equals(byEmail.get(Folded.email(email)))
                                || person.equals(byName.get(Folded.name(name))));
    }

    /** The person whom a commit names, as far as the settings tell. */
    public Optional<String> named(String gitName, String gitEmail) {
        return Optional.ofNullable(byEmail.get(Folded.email(gitEmail)))
                .or(() -> Optional.ofNullable(byName.get(Folded.name(gitName))))
                .map(Person::id);
    }
}
