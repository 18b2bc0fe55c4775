package com.maqsafy.releases.instance;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who decides about the installation itself: an administrator, who runs it, and a second person who answers for production
 * (management or a technical owner).
 */
public final class TwoPeople {

    private static final List<String> SECOND = List.of(Roles.MANAGEMENT, Roles.TECHNICAL_OWNER);

    private TwoPeople() {}

    /** Those of a person's roles by which the person's word counts; empty when it does not. */
    public static List<String> counting(Set<String> roles) {
        return Stream.concat(Stream.of(Roles.ADMINISTRATORS), SECOND.stream())
                .filter(roles::contains)
                .toList();
    }

    /** Whether two distinct people have said so, one in each capacity; two accounts of one person are one. */
    public static boolean suffice(Persons persons, Map<String, List<String>> rolesByAccount) {
        return rolesByAccount.entrySet().stream()
                .filter(a -> a.getValue().contains(Roles.ADMINISTRATORS))
                .anyMatch(a -> rolesByAccount.entrySet().stream()
                        .anyMatch(b -> !persons.same(b.getKey(), a.getKey())
                                && b.getValue().stream().anyMatch(SECOND::contains)));
    }
}
