package com.maqsafy.releases.approval;

import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who could approve: whether each role can be filled by a person of its own, none of whom requested or owns the release
 * (APR-01 to APR-07, OPEN-03).
 */
@Component
public class Approvers {

    private final People people;
    private final TaskAudience audience;

    public Approvers(People people, TaskAudience audience) {
        this.people = people;
        this.audience = audience;
    }

    /** The people in a role; several groups separated by commas = those of any of them. */
    public Set<String> members(String role) {
        Set<String> members = new TreeSet<>();
        new DutyTask(DutyTask.Kind.APPROVAL, role).groups().forEach(group -> members.addAll(people.members(group)));
        return members;
    }

    /** Whether each role can be filled by another of its people. */
    public static boolean suffice(Collection<Set<String>> roles) {
        return filled(List.copyOf(roles), roles.size(), new HashSet<>());
    }

    /**
     * Why the roles cannot all approve a release, with names, as one line; empty when they can.
     *
     * @param roles roles that have to approve yet
     * @param taken people who approve it as something else already
     */
    public Optional<String> impossible(ReleaseDetails release, Set<String> roles, Set<String> taken) {
        Map<String, Set<String>> candidates = new LinkedHashMap<>();
        roles.forEach(role -> candidates.put(role, candidates(release, role, taken)));
        Set<String> empty = roles.stream()
                .filter(role -> candidates.get(role).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!empty.isEmpty()) {
            return Optional.of(empty.stream()
                            .map(role ->
                                    "Nobody may approve it as " + words(role) + ": " + whyNobody(release, role, taken))
                            .collect(Collectors.joining(" "))
                    + " Put somebody else into " + (empty.size() == 1 ? "that group." : "those groups."));
        }
        return suffice(candidates.values())
                ? Optional.empty()
                : Optional.of(
                        "Too few different people may approve it: "
                                + candidates.entrySet().stream()
                                        .map(c -> words(c.getKey()) + " (" + String.join(", ", c.getValue()) + ")")
                                        .collect(Collectors.joining(", "))
                                + ". Nobody fills two approval roles of one release: put somebody else into one of the groups.");
    }

    private Set<String> candidates(ReleaseDetails release, String role, Set<String> taken) {
        Set<String> candidates = reached(release, role);
        candidates.remove(release.requester());
        candidates.remove(release.owner());
        candidates.removeAll(taken);
        return candidates;
    }

    /** Members, and whoever stands in for them because of a restriction. */
    private Set<String> reached(ReleaseDetails release, String role) {
        Set<String> groups = new HashSet<>(new DutyTask(DutyTask.Kind.APPROVAL, role).groups());
        Audience reached = audience.of(release.key(), groups);
        Set<String> who = new TreeSet<>(reached.users());
        reached.groups().forEach(group -> who.addAll(people.members(group)));
        return who;
    }

    private String whyNobody(ReleaseDetails release, String role, Set<String> taken) {
        Set<String> members = reached(release, role);
        return members.isEmpty()
                ? "the group has no member."
                : members.stream()
                                .map(person -> person
                                        + (person.equals(release.requester())
                                                ? " requested it"
                                                : person.equals(release.owner())
                                                        ? " owns it"
                                                        : taken.contains(person)
                                                                ? " approves it as something else"
                                                                : ""))
                                .collect(Collectors.joining(", "))
                        + ", and the group has no other member.";
    }

    private static String words(String role) {
        return role.replace(",", " or ");
    }

    /**
     * Whether each role can be filled by another person. As many people of a role as there are roles are enough to
     * try: one of them is always left.
     */
    private static boolean filled(List<Set<String>> roles, int enough, Set<String> taken) {
        if (roles.isEmpty()) {
            return true;
        }
        for (String person : roles.get(0).stream().limit(enough).toList()) {
            if (taken.add(person)) {
                if (filled(roles.subList(1, roles.size()), enough, taken)) {
                    return true;
                }
                taken.remove(person);
            }
        }
        return false;
    }
}
