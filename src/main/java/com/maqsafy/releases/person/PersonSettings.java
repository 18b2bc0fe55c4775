package com.maqsafy.releases.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is who. An account that is not named here is a person of its own, with the e-mail address of its account.
 *
 * @param people by the person's id
 */
@ConfigurationProperties("releases")
record PersonSettings(Map<String, Entry> people) {

    /** @throws IllegalArgumentException {@code REL-DUT-001} when two people share an account, an address or a name */
    @SuppressWarnings("ConstantValue") // the binder hands in null for an absent map
    PersonSettings {
        people = people == null ? Map.of() : Map.copyOf(people);
        Map<String, String> accounts = new HashMap<>();
        Map<String, String> emails = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, String> subjects = new HashMap<>();
        // An account that has a person's id is that person's, so that it can be nobody else's.
        people.keySet().forEach(id -> accounts.put(id, "releases.people." + id));
        new TreeMap<>(people).forEach((id, entry) -> {
            String property = "releases.people." + id;
            for (int i = 0; i < entry.accounts().size(); i++) {
                String account = entry.accounts().get(i).strip();
                if (!account.equals(id)) {
                    unique(accounts, property + ".accounts[" + i + "]", account, UnaryOperator.identity());
                }
            }
            unique(
                    emails,
                    property + ".emails",
                    entry.emails(),
                    e -> EmailAddress.of(e).exact());
            unique(names, property + ".git-names", entry.gitNames(), Folded::name);
            if (!entry.oidcSubject().isBlank()) {
                unique(subjects, property + ".oidc-subject", entry.oidcSubject(), String::strip);
            }
        });
    }

    private static void unique(
            Map<String, String> taken, String property, List<String> values, UnaryOperator<String> folded) {
        for (int i = 0; i < values.size(); i++) {
            unique(taken, property + "[" + i + "]", values.get(i), folded);
        }
    }

    private static void unique(Map<String, String> taken, String property, String value, UnaryOperator<String> folded) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "REL-DUT-001 " + property + " is blank: write what it names, or leave it out");
        }
        String other = taken.putIfAbsent(folded.apply(value), property);
        if (other != null) {
            throw new IllegalArgumentException("REL-DUT-001 " + property + " is '" + value + "', as is " + other
                    + ": leave it with one person, or make the two people one");
        }
    }

    /** The people without what the settings do not say. */
    List<Person> all() {
        return people.entrySet().stream()
                .map(e -> new Person(
                        e.getKey(),
                        Set.copyOf(e.getValue().accounts().stream()
                                .map(String::strip)
                                .toList()),
                        Set.copyOf(e.getValue().emails()),
                        Set.copyOf(e.getValue().gitNames()),
                        e.getValue().oidcSubject().strip()))
                .toList();
    }

    /**
     * One person.
     *
     * @param accounts user ids of this person; an account with the person's id is always one of them
     * @param emails e-mail addresses, in any case
     * @param gitNames names under which the person commits
     * @param oidcSubject {@code sub} of the person at the company's identity provider
     */
    record Entry(
            @DefaultValue List<String> accounts,
            @DefaultValue List<String> emails,
            @DefaultValue List<String> gitNames,
            @DefaultValue("") String oidcSubject) {}
}
