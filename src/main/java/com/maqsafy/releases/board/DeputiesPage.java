package com.maqsafy.releases.board;

import com.maqsafy.releases.approval.UncoveredRoles;
import com.maqsafy.releases.approval.UncoveredRoles.Gap;
import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.deputy.Deputy;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.PersonDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who stands in for whom, as one person reads it. */
@Component
class DeputiesPage {

    private final Deputies deputies;
    private final UncoveredRoles uncovered;
    private final People people;
    private final PersonDirectory directory;

    DeputiesPage(Deputies deputies, UncoveredRoles uncovered, People people, PersonDirectory directory) {
        this.deputies = deputies;
        this.uncovered = uncovered;
        this.people = people;
        this.directory = directory;
    }

    /**
     * What is shown.
     *
     * @param me account of the reader
     * @param roles the roles in which the reader may name a substitute
     * @param forOthers whether the reader may name one for somebody else
     * @param deputies what lasts now or begins later
     * @param uncovered times ahead in which a role will have nobody
     * @param names what people are called, by account
     */
    record Shown(
            String me,
            List<String> roles,
            boolean forOthers,
            List<Deputy> deputies,
            List<Gap> uncovered,
            Map<String, String> names) {}

    Shown of(String user) {
        Set<String> held = people.roles(user);
        boolean forOthers = held.contains(Roles.MANAGEMENT);
        List<Deputy> all = deputies.all();
        List<Gap> ahead = uncovered.ahead();
        Set<String> accounts = new TreeSet<>(Set.of(user));
        all.forEach(d -> Stream.concat(Stream.of(d.principal(), d.namedBy()), Stream.ofNullable(d.substitute()))
                .forEach(accounts::add));
        ahead.forEach(gap -> accounts.addAll(gap.away()));
        return new Shown(
                user,
                Deputies.ROLES.stream()
                        .filter(role -> forOthers || held.contains(role))
                        .toList(),
                forOthers,
                all,
                ahead,
                directory.names(accounts));
    }
}
