package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.SeparationOfDuties.Objection;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.CommitWriter;
import java.time.Instant;
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
 * Who could approve: whether each role can be filled by a person of its own, against whom no duty stands (APR-01 to APR-07,
 * OPEN-03).
 */
@Component
public class Approvers {

    private final People people;
    private final TaskAudience audience;
    private final Persons persons;
    private final SeparationOfDuties duties;

    public Approvers(People people, TaskAudience audience, Persons persons, SeparationOfDuties duties) {
        this.people = people;
        this.audience = audience;
        this.persons = persons;
        this.duties = duties;
    }

    /**
     * A release that needs approvers.
     *
     * @param records its ledger in order; empty before its start
     * @param writers who wrote its commits
     * @param restricted whether few may know of it
     * @param at when it is asked
     */
    public record Wanted(
            ReleaseDetails release,
            List<LedgerRecord> records,
            List<CommitWriter> writers,
            boolean restricted,
            Instant at) {

        public Wanted {
            records = List.copyOf(records);
            writers = List.copyOf(writers);
        }
    }

    /** The accounts in a role; several groups separated by commas = those of any of them. */
    public Set<String> members(String role) {
        Set<String> members = new TreeSet<>();
        new DutyTask(DutyTask.Kind.APPROVAL, role).groups().forEach(group -> members.addAll(people.members(group)));
        return members;
    }

    /** Whether each role can be filled by another of its people; two accounts of one person are one. */
    public boolean suffice(Collection<Set<String>> roles) {
        return filled(roles.stream().map(persons::of).toList(), roles.size(), new HashSet<>());
    }

    /**
     * Why the roles cannot all approve a release, with names, as one line; empty when they can.
     *
     * @param roles roles that have to approve yet
     * @param approving accounts that approve it as something else already
     */
    public Optional<String> impossible(Wanted wanted, Set<String> roles, Set<String> approving) {
        // As long as a break-glass lets one person fill two roles, any candidate will do.
        boolean distinct = BreakGlass.open(wanted.records(), wanted.at(), people)
                .filter(b -> b.duty() == Duty.DISTINCT_APPROVERS)
                .isEmpty();
        Set<String> taken = distinct ? approving : Set.of();
        Map<String, Set<String>> candidates = new LinkedHashMap<>();
        roles.forEach(role -> candidates.put(role, candidates(wanted, role, taken)));
        Set<String> empty = roles.stream()
                .filter(role -> candidates.getOrDefault(role, Set.of()).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!empty.isEmpty()) {
            return Optional.of(nobody(wanted, empty, taken).english());
        }
        return !distinct || suffice(candidates.values())
                ? Optional.empty()
                : Optional.of(Sentence.of(
                                "finding.too-few-approvers",
                                candidates.entrySet().stream()
                                        .map(c -> words(c.getKey()) + " (" + String.join(", ", c.getValue()) + ")")
                                        .collect(Collectors.joining(", ")))
                        .english());
    }

    private Set<String> candidates(Wanted wanted, String role, Set<String> taken) {
        return reached(wanted.release(), role).stream()
                .filter(account -> against(wanted, role, account, taken).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands against an account in words that follow its name; empty when nothing does. */
    private Optional<String> against(Wanted wanted, String role, String account, Set<String> taken) {
        DutyTask task = new DutyTask(DutyTask.Kind.APPROVAL, role);
        Set<String> held = people.roles(account);
        Set<String> roles = new HashSet<>(held);
        roles.addAll(task.groups());
        DutyCase judged = new DutyCase(
                account,
                task,
                wanted.release(),
                wanted.records(),
                wanted.writers(),
                roles,
                held,
                wanted.restricted(),
                wanted.at());
        Optional<String> objection = duties.objection(judged).map(Objection::does);
        return objection.isPresent() || taken.stream().noneMatch(t -> persons.same(t, account))
                ? objection
                : Optional.of("approves it as something else");
    }

    /** Members, and whoever stands in for them because of a restriction. */
    private Set<String> reached(ReleaseDetails release, String role) {
        Set<String> groups = new HashSet<>(new DutyTask(DutyTask.Kind.APPROVAL, role).groups());
        Audience reached = audience.of(release.key(), groups);
        Set<String> who = new TreeSet<>(reached.users());
        reached.groups().forEach(group -> who.addAll(people.members(group)));
        return who;
    }

    private String whyNobody(Wanted wanted, String role, Set<String> taken) {
        Set<String> members = reached(wanted.release(), role);
        return members.isEmpty()
                ? Sentence.of("part.nobody-in-group").english()
                : Sentence.of(
                                "part.nobody-of-group",
                                members.stream()
                                        .map(account -> account
                                                + against(wanted, role, account, taken)
                                                        .map(why -> " " + why)
                                                        .orElse(""))
                                        .collect(Collectors.joining(", ")))
                        .english();
    }

    private Sentence nobody(Wanted wanted, Set<String> roles, Set<String> taken) {
        List<String> all = List.copyOf(roles);
        String first = all.get(0);
        String why = whyNobody(wanted, first, taken);
        if (all.size() == 1) {
            return Sentence.of("finding.nobody-approves", words(first), why);
        }
        String others = all.stream()
                .skip(1)
                .map(role -> " Nobody may approve it as " + words(role) + ": " + whyNobody(wanted, role, taken))
                .collect(Collectors.joining());
        return Sentence.of("finding.nobody-approves-roles", words(first), why + others);
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
