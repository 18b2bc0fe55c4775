package com.maqsafy.releases.deputy;

import com.maqsafy.releases.deputy.DeputyRefusedException.Why;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.AccountDeleted;
import com.maqsafy.releases.process.Substitutes;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Who stands in for whom. A person names a substitute for a role that the person holds, or management does; nobody names
 * oneself. What stands here gives a right only while the principal holds the role.
 */
@Service
public class Deputies implements Substitutes {

    /** The roles that have tasks, so that somebody can stand in for them. */
    public static final Set<String> ROLES = roles();

    private static final int LONGEST_REASON = 500;

    private final DeputyStore store;
    private final People people;
    private final Persons persons;
    private final AdministrationLedger administration;
    private final OneAfterTheOther oneAfterTheOther;
    private final OfferedTasks tasks;
    private final DeputySettings settings;
    private final Clock clock;

    Deputies(
            DeputyStore store,
            People people,
            Persons persons,
            AdministrationLedger administration,
            OneAfterTheOther oneAfterTheOther,
            OfferedTasks tasks,
            DeputySettings settings,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.persons = persons;
        this.administration = administration;
        this.oneAfterTheOther = oneAfterTheOther;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    private static Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>(Roles.NAMES.keySet());
        roles.removeAll(Set.of(Roles.PROCESS_OWNER, Roles.AUDITOR, Roles.CI));
        return java.util.Collections.unmodifiableSet(roles);
    }

    /**
     * What somebody asks for.
     *
     * @param principal account of who will be away; blank = the caller
     * @param role group id
     * @param substitute account of who stands in; blank = nobody does
     * @param from when it begins; null = now
     * @param until when it ends
     * @param reason in words of the person; only for oneself it may be left empty
     */
    public record Wish(
            String principal,
            String role,
            String substitute,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason) {

        public Wish {
            principal = Objects.requireNonNullElse(principal, "").strip();
            role = Objects.requireNonNullElse(role, "").strip();
            substitute = Objects.requireNonNullElse(substitute, "").strip();
            reason = Objects.requireNonNullElse(reason, "").strip();
        }
    }

    /**
     * Names a substitute, or says that somebody will be away.
     *
     * @throws DeputyRefusedException {@code REL-SUB-001} to {@code REL-SUB-010} with what is wrong and how to mend it
     */
    public Deputy name(Wish wish, String caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String principal = principal(wish, caller);
        Instant from = from(wish, now);
        List<Violation> mistakes = mistakes(wish, caller);
        if (!mistakes.isEmpty()) {
            throw new DeputyRefusedException(mistakes);
        }
        if (!wish.substitute().isEmpty() && persons.same(wish.substitute(), caller)) {
            throw new DeputyRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SUB-008 substitute: nobody names oneself. Let " + principal
                            + ", or somebody else of management, name you.");
        }
        Deputy deputy = new Deputy(
                UUID.randomUUID(),
                principal,
                wish.role(),
                wish.substitute().isEmpty() ? null : wish.substitute(),
                from,
                Objects.requireNonNull(wish.until()),
                wish.reason(),
                caller,
                now);
        oneAfterTheOther.run("deputies", () -> {
            alone(deputy, now);
            store.add(deputy);
            administration.append(
                    caller,
                    new DeputyNamed(
                            deputy.id().toString(),
                            principal,
                            deputy.role(),
                            deputy.substitute(),
                            from.toString(),
                            deputy.until().toString(),
                            deputy.reason()));
            tasks.follow();
        });
        return deputy;
    }

    /**
     * Everything that is wrong with a wish, each with its field; its code, {@code REL-SUB-001} and {@code REL-SUB-003} to
     * {@code REL-SUB-010}, is the item.
     *
     * @throws DeputyRefusedException {@code REL-SUB-002} when the caller may not name a substitute for that person
     */
    public List<Violation> mistakes(Wish wish, String caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String principal = principal(wish, caller);
        if (!caller.equals(principal) && !people.roles(caller).contains(Roles.MANAGEMENT)) {
            throw new DeputyRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-SUB-002 Only " + principal + " or management names who stands in for " + principal
                            + ". Ask one of them.");
        }
        List<Violation> mistakes = new ArrayList<>();
        role(principal, wish.role()).ifPresent(mistakes::add);
        period(from(wish, now), wish.until(), now).ifPresent(mistakes::add);
        substitute(wish.substitute(), principal).ifPresent(mistakes::add);
        reason(wish.reason(), caller.equals(principal)).ifPresent(mistakes::add);
        return mistakes;
    }

    private static String principal(Wish wish, String caller) {
        return wish.principal().isEmpty() ? caller : wish.principal();
    }

    private static Instant from(Wish wish, Instant now) {
        return wish.from() == null || wish.from().isBefore(now) ? now : wish.from();
    }

    /**
     * Ends an entry before its time, by one of its two persons or by management.
     *
     * @throws DeputyRefusedException {@code REL-SUB-011} when there is none, {@code REL-SUB-012} when the caller may not
     */
    public void revoke(UUID id, String caller) {
        oneAfterTheOther.run("deputies", () -> {
            Instant now = clock.instant();
            Deputy deputy = store.find(id, now)
                    .orElseThrow(() -> new DeputyRefusedException(
                            Why.UNKNOWN, "REL-SUB-011 There is no such entry, or it is over. Read the list again."));
            if (!caller.equals(deputy.principal())
                    && !caller.equals(deputy.substitute())
                    && !people.roles(caller).contains(Roles.MANAGEMENT)) {
                throw new DeputyRefusedException(
                        Why.NOT_ALLOWED,
                        "REL-SUB-012 Only " + deputy.principal()
                                + ", who stands in, and management end this. Ask one of them.");
            }
            revoke(deputy, caller, now);
            tasks.follow();
        });
    }

    /**
     * What names an account that is deleted ends, so that whoever is given its id later stands in for nobody. In the
     * transaction that deletes it.
     */
    @EventListener
    public void deleted(AccountDeleted account) {
        Instant now = clock.instant();
        store.notOver(now).stream()
                .filter(d -> account.id().equals(d.principal()) || account.id().equals(d.substitute()))
                .forEach(d -> revoke(d, account.by(), now));
    }

    private void revoke(Deputy deputy, String by, Instant now) {
        store.revoke(deputy.id(), by, now);
        administration.append(
                by, new DeputyRevoked(deputy.id().toString(), deputy.principal(), deputy.role(), deputy.substitute()));
    }

    /** What lasts now or begins later, in order of its beginning. */
    public List<Deputy> all() {
        return store.notOver(clock.instant());
    }

    /** Everybody who was ever named; whose tasks somebody who stands in no longer still has. */
    public Set<String> everNamed() {
        return store.substitutes();
    }

    /** Every right that lasts now, in all roles. */
    public List<Substitution> standing() {
        return standing(ROLES);
    }

    @Override
    public List<Substitution> of(String account, Set<String> groups) {
        return standing(groups).stream()
                .filter(s -> s.substitute().equals(account))
                .toList();
    }

    @Override
    public Set<String> into(Set<String> groups) {
        Set<String> accounts = new TreeSet<>();
        standing(groups).forEach(s -> accounts.add(s.substitute()));
        return accounts;
    }

    @Override
    public Set<String> away(Set<String> groups) {
        Instant now = clock.instant();
        Map<String, Set<String>> roles = store.notOver(now).stream()
                .filter(d -> d.lasts(now) && groups.contains(d.role()))
                .collect(Collectors.groupingBy(
                        Deputy::principal, TreeMap::new, Collectors.mapping(Deputy::role, Collectors.toSet())));
        roles.entrySet()
                .removeIf(away -> people.roles(away.getKey()).stream()
                        .anyMatch(role ->
                                groups.contains(role) && !away.getValue().contains(role)));
        return roles.keySet();
    }

    private List<Substitution> standing(Set<String> groups) {
        Instant now = clock.instant();
        return store.notOver(now).stream()
                .filter(d -> d.substitute() != null && d.lasts(now) && groups.contains(d.role()))
                .filter(d -> people.roles(d.principal()).contains(d.role()))
                .filter(d -> people.exists(Objects.requireNonNull(d.substitute())))
                .filter(d -> !persons.same(d.principal(), Objects.requireNonNull(d.substitute())))
                .map(d -> new Substitution(
                        d.principal(),
                        Objects.requireNonNull(d.substitute()),
                        d.role(),
                        d.namedBy(),
                        d.namedAt(),
                        d.until()))
                .toList();
    }

    private Optional<Violation> role(String principal, String role) {
        if (!ROLES.contains(role)) {
            return Optional.of(new Violation(
                    "REL-SUB-001",
                    "role",
                    "'" + role + "' is no role that somebody can stand in for. Use one of " + String.join(", ", ROLES)
                            + "."));
        }
        return people.roles(principal).contains(role)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "REL-SUB-003",
                        "principal",
                        principal + " is not in " + role
                                + ". Only who holds a role has a substitute in it; a substitute has none."));
    }

    private Optional<Violation> period(Instant from, @Nullable Instant until, Instant now) {
        if (until == null || !until.isAfter(from) || !until.isAfter(now)) {
            return Optional.of(new Violation(
                    "REL-SUB-004", "until", "Say when it ends, later than it begins and later than now."));
        }
        return Duration.between(from, until).compareTo(settings.longest()) > 0
                ? Optional.of(
                        new Violation(
                                "REL-SUB-005",
                                "until",
                                "Somebody stands in for " + settings.longest().toDays()
                                        + " days at most (releases.deputies.longest). Name a nearer day, or give somebody the role."))
                : Optional.empty();
    }

    private Optional<Violation> substitute(String substitute, String principal) {
        if (substitute.isEmpty()) {
            return Optional.empty();
        }
        if (!people.exists(substitute)) {
            return Optional.of(new Violation(
                    "REL-SUB-006", "substitute", "There is no active account '" + substitute + "'. Check its id."));
        }
        if (persons.same(substitute, principal)) {
            return Optional.of(new Violation(
                    "REL-SUB-007",
                    "substitute",
                    substitute + " and " + principal + " are one person. Name somebody else."));
        }
        return people.roles(substitute).contains(Roles.CI)
                ? Optional.of(new Violation(
                        "REL-SUB-006", "substitute", "'" + substitute + "' is a machine's. Name a person."))
                : Optional.empty();
    }

    private static Optional<Violation> reason(String reason, boolean ofOneself) {
        if (!ofOneself && SaidText.isEmpty(reason)) {
            return Optional.of(new Violation(
                    "REL-SUB-010",
                    "reason",
                    "Say why: who names a substitute for somebody else gives the reason, and it is kept."));
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(
                        new Violation("REL-SUB-010", "reason", "Say it in at most " + LONGEST_REASON + " characters."))
                : Optional.empty();
    }

    private void alone(Deputy deputy, Instant now) {
        store.notOver(now).stream()
                .filter(d -> persons.same(d.principal(), deputy.principal())
                        && d.role().equals(deputy.role()))
                .filter(d -> d.from().isBefore(deputy.until()) && deputy.from().isBefore(d.until()))
                .findFirst()
                .ifPresent(d -> {
                    throw new DeputyRefusedException(
                            Why.CONFLICT,
                            "REL-SUB-009 "
                                    + (d.substitute() == null ? "It is said already that nobody" : d.substitute())
                                    + " stands in for " + d.principal() + " as " + d.role() + " from " + d.from()
                                    + " until " + d.until() + ". End that first, or choose other days.");
                });
    }
}
