package com.maqsafy.releases.approval;

import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.HeldRole;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.source.CommitWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may not do what (promise 3): asked when a task is claimed, assigned, delegated, resolved and completed. Judged by person:
 * two accounts of one person are one.
 *
 * <ul>
 *   <li>A person must be in the task's group, or in one of its groups.
 *   <li>Requester and owner never approve: no approval, no peak deployment, no destructive operation, no rollback.
 *   <li>The person who deploys does not confirm the backup of that attempt.
 *   <li>The requester does not review the migrations.
 *   <li>What {@link Duty} lists, unless it is {@linkplain #lifted lifted}.
 * </ul>
 *
 * <p>A rollback is approved under the first two only: there is always a way back. Administrators are people like others
 * here.
 */
@Component
public class SeparationOfDuties {

    /** What can come to light after a duty was done. */
    private static final Set<Duty> LATER = EnumSet.of(Duty.WRITER_NOT_APPROVER, Duty.TESTER_NOT_APPROVER);

    private final Persons persons;
    private final DutySettings settings;
    private final RoleHistory history;
    private final People people;

    public SeparationOfDuties(Persons persons, DutySettings settings, RoleHistory history, People people) {
        this.persons = persons;
        this.settings = settings;
        this.history = history;
        this.people = people;
    }

    /**
     * What stands against somebody.
     *
     * @param duty what it offends against; null for what is never lifted
     * @param does in words that follow the person's name, e.g. {@code wrote a commit of it}
     */
    public record Objection(@Nullable Duty duty, String does, Violation violation) {}

    /** The first objection that is not lifted, if there is one; its message says what to do instead. */
    public Optional<Objection> objection(DutyCase of) {
        return standing(of).stream().findFirst();
    }

    /** All objections that are not lifted. */
    public List<Objection> standing(DutyCase of) {
        return objections(of).stream()
                .filter(o -> o.duty() == null || lifts(of, o.duty()).isEmpty())
                .toList();
    }

    /**
     * Why what somebody did offends against a duty by now: they turned out to have written the release, or attested a test of
     * it since. What was lifted when they did it stays lifted for it.
     *
     * @param done who they were when they did it; null in records of before that was kept
     */
    public Optional<Objection> cameToLight(DutyCase of, @Nullable Act done) {
        return standing(of).stream()
                .filter(o -> o.duty() != null
                        && LATER.contains(o.duty())
                        && (done == null || !done.lifts(o.duty().word())))
                .findFirst();
    }

    /** The duties that would stand against this very person and are lifted, each with why. */
    public List<LiftedDuty> lifted(DutyCase of) {
        return objections(of).stream()
                .flatMap(o -> o.duty() == null ? Stream.empty() : lifts(of, o.duty()).stream())
                .distinct()
                .toList();
    }

    /** The break-glass that this person needs for this duty, if one is open and nothing else lifts it. */
    public Optional<BreakGlass> needed(DutyCase of) {
        return BreakGlass.open(of.records(), of.at(), people)
                .filter(b -> b.isFor(of.user(), of.task(), persons))
                .filter(b -> bySettings(of.release().service(), of.restricted(), b.duty())
                        .isEmpty())
                .filter(b -> objections(of).stream().anyMatch(o -> o.duty() == b.duty()));
    }

    /** All duties that are lifted for a release, for everybody or for some, each with why. */
    public List<LiftedDuty> lifted(ReleaseDetails release, List<LedgerRecord> records, boolean restricted, Instant at) {
        List<LiftedDuty> lifted = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            bySettings(release.service(), restricted, duty).ifPresent(lifted::add);
        }
        BreakGlass.open(records, at, people).map(b -> byBreakGlass(b, at)).ifPresent(lifted::add);
        return lifted;
    }

    /** The roles of somebody at an instant, each since when and given by whom. */
    public List<HeldRole> held(String user, Set<String> roles, Instant at) {
        return new TreeSet<>(roles)
                .stream()
                        .map(role -> history.given(user, role)
                                .map(given -> new HeldRole(
                                        role,
                                        given.at().toString(),
                                        given.by(),
                                        Duration.between(given.at(), at)
                                                        .compareTo(settings.duties()
                                                                .recentRole())
                                                < 0))
                                .orElse(new HeldRole(role, HeldRole.BEFORE_RECORDS, null, false)))
                        .toList();
    }

    /** How a role came to somebody in whose hands it does not count yet ({@code releases.duties.min-role-age}); empty when it does. */
    Optional<RoleHistory.Given> tooLately(String user, String role, Instant at) {
        Duration least = settings.duties().minRoleAge();
        return least == null
                ? Optional.empty()
                : history.given(user, role)
                        .filter(given -> Duration.between(given.at(), at).compareTo(least) < 0);
    }

    private Optional<LiftedDuty> lifts(DutyCase of, Duty duty) {
        return bySettings(of.release().service(), of.restricted(), duty)
                .or(() -> BreakGlass.open(of.records(), of.at(), people)
                        .filter(b -> b.duty() == duty && b.isFor(of.user(), of.task(), persons))
                        .map(b -> byBreakGlass(b, of.at())));
    }

    private Optional<LiftedDuty> bySettings(String service, boolean restricted, Duty duty) {
        if (settings.off(service).contains(duty)) {
            return Optional.of(
                    new LiftedDuty(duty.word(), "releases.services." + service + ".duties." + duty.word() + " is off"));
        }
        return restricted && settings.of(service).liftedWhenRestricted().contains(duty.word())
                ? Optional.of(new LiftedDuty(
                        duty.word(),
                        "the release is restricted and few may know of it (releases.services." + service
                                + ".duties.lifted-when-restricted)"))
                : Optional.empty();
    }

    private static LiftedDuty byBreakGlass(BreakGlass glass, Instant at) {
        return new LiftedDuty(glass.duty().word(), glass.sentence(at));
    }

    private List<Objection> objections(DutyCase of) {
        if (!of.task().filledBy(of.roles())) {
            return List.of(
                    new Objection(
                            null,
                            "is not in the group",
                            violation(
                                    of,
                                    of.user() + " is not in " + groups(of)
                                            + ". Leave the task to somebody who is, or ask an administrator to add the person to the group.")));
        }
        List<Objection> objections = new ArrayList<>();
        switch (of.task().kind()) {
            case APPROVAL -> {
                ownRelease(of, objections);
                secondRole(of, objections);
                wrote(of, "does not approve it", objections);
                tested(of, objections);
                deployed(of, objections);
                tooLately(of, objections);
            }
            case PEAK_APPROVAL -> {
                ownRelease(of, objections);
                wrote(of, "does not approve it", objections);
                tested(of, objections);
                deployed(of, objections);
                tooLately(of, objections);
            }
            case DESTRUCTIVE_DECISION -> {
                ownRelease(of, objections);
                wrote(of, "does not decide on what it destroys", objections);
                tooLately(of, objections);
            }
            case ROLLBACK_APPROVAL -> ownRelease(of, objections);
            case BACKUP_CONFIRMATION -> ownDeployment(of, objections);
            case MIGRATION_REVIEW -> {
                requested(of, null, "does not review its migrations", "another developer review them", objections);
                wrote(of, "does not review its migrations", objections);
                tooLately(of, objections);
            }
            case DEPLOYMENT -> {
                requested(of, Duty.DEPLOYER_NOT_REQUESTER, "does not deploy it", others(of, "deploy it"), objections);
                approved(of, objections);
            }
            case MAINTENANCE -> {
                // Whoever is at hand brings a service back.
            }
        }
        return objections;
    }

    private void ownRelease(DutyCase of, List<Objection> objections) {
        requested(of, null, "does not approve it", others(of, "decide"), objections);
        if (persons.same(of.user(), of.release().owner())) {
            objections.add(
                    object(of, null, "owns it", "owns this release and does not approve it", others(of, "decide")));
        }
    }

    private void requested(DutyCase of, @Nullable Duty duty, String not, String instead, List<Objection> objections) {
        if (persons.same(of.user(), of.release().requester())) {
            objections.add(object(of, duty, "requested it", "requested this release and " + not, instead));
        }
    }

    private void secondRole(DutyCase of, List<Objection> objections) {
        approvals(of).decisions().entrySet().stream()
                .filter(d -> d.getValue().people().anyMatch(p -> persons.same(p, of.user()))
                        && !d.getKey().equals(of.task().role()))
                .findFirst()
                .ifPresent(d -> objections.add(object(
                        of,
                        Duty.DISTINCT_APPROVERS,
                        "approves it as something else",
                        "has already decided as " + d.getKey() + ", and nobody fills two approval roles of one release",
                        others(of, "decide"))));
    }

    private void wrote(DutyCase of, String not, List<Objection> objections) {
        if (of.writers().isEmpty()) {
            return;
        }
        BiPredicate<String, String> own = persons.commits(of.user());
        of.writers().stream()
                .filter(w -> own.test(w.name(), w.email()))
                .findFirst()
                .ifPresent(w -> objections.add(object(
                        of,
                        Duty.WRITER_NOT_APPROVER,
                        did(w) + " a commit of it",
                        did(w) + " a commit of this release (" + brief(w.commit()) + ", as " + w.name() + " <"
                                + w.email() + ">, " + String.join(" and ", w.as()) + ") and " + not,
                        others(of, "do it"))));
    }

    private static String did(CommitWriter writer) {
        return writer.as().equals(List.of("merger")) ? "merged unreviewed" : "wrote";
    }

    private void tested(DutyCase of, List<Objection> objections) {
        Function<Recorded<?>, Stream<String>> people = SubstituteActed.people(of.records());
        new ReleaseHistory(of.records())
                .all(TestReported.class)
                .filter(r -> r.event().commit().equals(of.release().commit()))
                .filter(r -> people.apply(r).anyMatch(p -> persons.same(p, of.user())))
                .map(r -> r.event().test().isEmpty() ? "a test" : r.event().test())
                .findFirst()
                .ifPresent(test -> objections.add(object(
                        of,
                        Duty.TESTER_NOT_APPROVER,
                        "attested " + test,
                        "attested " + test + " of this release and does not approve it",
                        others(of, "decide"))));
    }

    private void deployed(DutyCase of, List<Objection> objections) {
        if (people(of, DeploymentStarted.class, e -> true).anyMatch(p -> persons.same(p, of.user()))) {
            objections.add(object(
                    of,
                    Duty.DEPLOYER_NOT_APPROVER,
                    "deployed it",
                    "started a deployment of this release and does not approve it",
                    others(of, "decide")));
        }
    }

    private void approved(DutyCase of, List<Objection> objections) {
        ApprovalState state = approvals(of);
        boolean approves = state.approving().anyMatch(p -> persons.same(p, of.user()))
                || people(
                                of,
                                PeakDeploymentDecided.class,
                                e -> e.decision().equals("approve")
                                        && e.contentDigest().equals(state.digest()))
                        .anyMatch(p -> persons.same(p, of.user()));
        if (approves) {
            objections.add(object(
                    of,
                    Duty.DEPLOYER_NOT_APPROVER,
                    "approved it",
                    "approved this release and does not deploy it",
                    others(of, "deploy it")));
        }
    }

    /** The role that was given first counts; stand-ins are judged by the role by which they stand in. */
    private void tooLately(DutyCase of, List<Objection> objections) {
        Duration least = settings.duties().minRoleAge();
        if (least == null) {
            return;
        }
        Set<String> counting = new TreeSet<>(of.task().groups());
        counting.retainAll(of.held());
        Substitution standing = of.standing();
        if (standing != null && counting.isEmpty()) {
            // To be named a substitute is to be given the role.
            if (Duration.between(standing.namedAt(), of.at()).compareTo(least) < 0) {
                objections.add(tooLately(of, least, new RoleHistory.Given(standing.namedAt(), standing.namedBy())));
            }
            return;
        }
        if (counting.isEmpty()) {
            counting.addAll(Restrictions.CIRCLE);
            counting.retainAll(of.held());
        }
        List<RoleHistory.Given> given = new ArrayList<>();
        for (String role : counting) {
            Optional<RoleHistory.Given> since = tooLately(of.user(), role, of.at());
            if (since.isEmpty()) {
                return;
            }
            given.add(since.get());
        }
        given.stream()
                .min(java.util.Comparator.comparing(RoleHistory.Given::at))
                .ifPresent(g -> objections.add(tooLately(of, least, g)));
    }

    private static Objection tooLately(DutyCase of, Duration least, RoleHistory.Given given) {
        return object(
                of,
                Duty.MIN_ROLE_AGE,
                "holds the role too short",
                "is in " + groups(of) + " only since " + given.at() + " (given by " + given.by()
                        + "); a role counts here from " + given.at().plus(least)
                        + " on (releases.duties.min-role-age)",
                others(of, "do it"));
    }

    private void ownDeployment(DutyCase of, List<Objection> objections) {
        Optional<Recorded<DeploymentStarted>> started = new ReleaseHistory(of.records()).last(DeploymentStarted.class);
        if (started.isEmpty()) {
            objections.add(
                    new Objection(
                            null,
                            "has no backup to confirm",
                            violation(
                                    of,
                                    "No deployment of this release has been started, so there is no backup to confirm. Start the deployment first.")));
        } else if (SubstituteActed.people(of.records())
                .apply(started.get())
                .anyMatch(p -> persons.same(p, of.user()))) {
            objections.add(object(
                    of,
                    null,
                    "deploys it",
                    "started this deployment and does not confirm its backup",
                    "somebody else confirm it"));
        }
    }

    /** The people behind some records: who made them, and in whose place. */
    private static <E extends LedgerEvent> Stream<String> people(DutyCase of, Class<E> type, Predicate<E> which) {
        return new ReleaseHistory(of.records())
                .all(type)
                .filter(r -> which.test(r.event()))
                .flatMap(SubstituteActed.people(of.records()));
    }

    private static ApprovalState approvals(DutyCase of) {
        return ApprovalState.of(of.release(), ContentDigest.of(of.release(), of.records()), of.records());
    }

    private static Objection object(DutyCase of, @Nullable Duty duty, String does, String message, String instead) {
        return new Objection(duty, does, violation(of, of.user() + " " + message + ". Let " + instead + "."));
    }

    private static String others(DutyCase of, String what) {
        return "another member of " + groups(of) + " " + what;
    }

    private static String groups(DutyCase of) {
        return String.join(" or ", of.task().groups());
    }

    private static String brief(String commit) {
        return commit.length() > 12 ? commit.substring(0, 12) : commit;
    }

    private static Violation violation(DutyCase of, String message) {
        return new Violation(item(of.task(), of.release()), "user", message);
    }

    private static String item(DutyTask task, ReleaseDetails release) {
        return switch (task.kind()) {
            case APPROVAL -> ApprovalFloor.item(release.type());
            case PEAK_APPROVAL -> "RULE-07";
            case BACKUP_CONFIRMATION -> "RULE-03";
            case MIGRATION_REVIEW -> "MIG-01";
            case DESTRUCTIVE_DECISION -> "MIG-06";
            case ROLLBACK_APPROVAL -> "RB-07";
            case DEPLOYMENT -> "OPEN-04";
            case MAINTENANCE -> "DEP-07";
        };
    }
}
