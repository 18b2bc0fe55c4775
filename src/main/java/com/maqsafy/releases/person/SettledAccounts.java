package com.maqsafy.releases.person;

import java.util.Collection;
import java.util.Comparator;
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
            person.emails().forEach(e -> byEmail.put(EmailAddress.of(e).exact(), person));
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
                : addresses(account)
                        .sorted(Comparator.comparing(EmailAddress::exact))
                        .map(this::addressed);
        return Stream.concat(known, addressed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** All addresses of an account; a company mostly calls its people by theirs, so the id may be the only one. */
    private Stream<EmailAddress> addresses(String account) {
        return Stream.concat(
                        addresses.everHad(account).stream(), Stream.of(account).filter(id -> id.contains("@")))
                .map(EmailAddress::of)
                .filter(address -> !address.exact().isEmpty());
    }

    /** Whom the settings give an address to, or the mailbox to which it leads. */
    private @Nullable Person addressed(EmailAddress address) {
        Person exactly = byEmail.get(address.exact());
        return exactly != null ? exactly : byEmail.get(address.mailbox());
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
        Set<String> own = accounts.stream()
                .flatMap(this::addresses)
                .map(EmailAddress::exact)
                .collect(Collectors.toSet());
        return (name, email) -> {
            EmailAddress written = EmailAddress.of(email);
            return own.contains(written.exact())
                    // An address that is another one's by the settings is only that one's.
                    || (!byEmail.containsKey(written.exact()) && own.contains(written.mailbox()))
                    || (person != null
                            && (person.equals(addressed(written)) || person.equals(byName.get(Folded.name(name)))));
        };
    }

    @Override
    public Optional<String> named(String gitName, String gitEmail) {
        return Optional.ofNullable(addressed(EmailAddress.of(gitEmail)))
                .or(() -> Optional.ofNullable(byName.get(Folded.name(gitName))))
                .map(Person::id);
    }
}
