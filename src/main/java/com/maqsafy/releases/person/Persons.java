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

    private final Accounts accounts;

    @Autowired
    Persons(PersonSettings settings, ObjectProvider<AccountAddresses> addresses) {
        this(settings.all(), all(addresses));
    }

    /** @param people as the settings describe them, sharing nothing */
    public Persons(Collection<Person> people, AccountAddresses addresses) {
        this(new SettledAccounts(people, addresses));
    }

    private Persons(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Asked late: who answers needs the database. */
    private static AccountAddresses all(ObjectProvider<AccountAddresses> addresses) {
        return new AccountAddresses() {
            @Override
            public Optional<String> emailOf(String account) {
                return addresses.stream()
                        .flatMap(a -> a.emailOf(account).stream())
                        .findFirst();
            }

            @Override
            public Set<String> everHad(String account) {
                return addresses.stream()
                        .flatMap(a -> a.everHad(account).stream())
                        .collect(Collectors.toSet());
            }

            @Override
            public Set<String> subjects(String account) {
                return addresses.stream()
                        .flatMap(a -> a.subjects(account).stream())
                        .collect(Collectors.toSet());
            }
        };
    }

    /** Without settings and addresses: each account is a person of its own. */
    public static Persons unknown() {
        return new Persons(List.of(), account -> Optional.empty());
    }

    /** The people as somebody else answers for them. */
    public static Persons answeredBy(Accounts accounts) {
        return new Persons(accounts);
    }

    /** What these people answer with, for one evaluation: the addresses of each account are looked up once. */
    public Accounts accounts() {
        Map<String, BiPredicate<String, String>> commits = new HashMap<>();
        return new Accounts() {
            @Override
            public String person(String account) {
                return accounts.person(account);
            }

            @Override
            public boolean committed(String account, String gitName, String gitEmail) {
                return commits.computeIfAbsent(account, accounts::commits).test(gitName, gitEmail);
            }

            @Override
            public Optional<String> named(String gitName, String gitEmail) {
                return accounts.named(gitName, gitEmail);
            }
        };
    }

    /** The person of an account, or of an OIDC subject: its id; of an account that no person has, the account itself. */
    public String of(String account) {
        return accounts.person(account);
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
        return accounts.committed(account, gitName, gitEmail);
    }

    /** The same for many commits: takes Git names and addresses; the accounts' addresses are looked up once. */
    public BiPredicate<String, String> commits(String account) {
        return accounts.commits(account);
    }

    /** The person whom a commit names, as far as the settings tell. */
    public Optional<String> named(String gitName, String gitEmail) {
        return accounts.named(gitName, gitEmail);
    }
}
