package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.BreakGlasses;
import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.DutyCase;
import com.maqsafy.releases.approval.DutyObjections;
import com.maqsafy.releases.approval.DutyTask;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.approval.SeparationOfDuties.Objection;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Separation of duties where forms are validated, by form, because a form says what is done whatever the diagram calls it. */
@Component
class DutyGuard implements TaskGuard, DutyObjections {

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final Persons persons;
    private final TaskAudience audience;
    private final Restrictions restrictions;
    private final SeparationOfDuties duties;
    private final BreakGlasses breakGlasses;
    private final Clock clock;

    DutyGuard(
            Releases releases,
            Ledger ledger,
            People people,
            Persons persons,
            TaskAudience audience,
            Restrictions restrictions,
            SeparationOfDuties duties,
            BreakGlasses breakGlasses,
            Clock clock) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.persons = persons;
        this.audience = audience;
        this.restrictions = restrictions;
        this.duties = duties;
        this.breakGlasses = breakGlasses;
        this.clock = clock;
    }

    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        return duty(task)
                .flatMap(duty -> duties.objection(judged(task, user, duty)))
                .map(Objection::violation);
    }

    @Override
    public boolean bars(TaskContext task, String user) {
        return duty(task)
                .filter(duty -> duty.groups().stream().anyMatch(people.roles(user)::contains))
                .flatMap(duty -> duties.objection(judged(task, user, duty)))
                .isPresent();
    }

    @Override
    public Optional<Violation> objection(TaskContext task, Substitution standing) {
        return duty(task)
                .flatMap(duty -> duties.objection(judged(task, duty, standing)))
                .map(Objection::violation);
    }

    @Override
    public Map<String, Object> attest(TaskContext task, Substitution standing) {
        return duty(task)
                .map(duty -> {
                    Map<String, Object> own = attest(task, judged(task, duty, standing));
                    // What had to be lifted for the principal was used as well.
                    use(task, judged(task, standing.principal(), duty));
                    return own;
                })
                .orElse(Map.of());
    }

    /** Who the person was at that moment, and which duties were lifted for this very act; a break-glass that was needed is used. */
    @Override
    public Map<String, Object> attest(TaskContext task, String user) {
        return duty(task).map(duty -> attest(task, judged(task, user, duty))).orElse(Map.of());
    }

    private void use(TaskContext task, DutyCase judged) {
        duties.needed(judged).ifPresent(glass -> breakGlasses.use(glass, judged, task.element()));
    }

    private Map<String, Object> attest(TaskContext task, DutyCase judged) {
        use(task, judged);
        return Map.of(
                Act.MEMBER,
                new Act(
                        persons.of(judged.user()),
                        duties.held(judged.user(), judged.held(), judged.at()),
                        duties.lifted(judged)));
    }

    /** Whoever stands in for a person has the role for this, and nothing else of what the person may. */
    private DutyCase judged(TaskContext task, DutyTask duty, Substitution standing) {
        return judged(task, standing.substitute(), duty).insteadOf(standing);
    }

    /** Whoever stands in for a group because of a restriction counts as one of it; all other duties stay apart. */
    private DutyCase judged(TaskContext task, String user, DutyTask duty) {
        Set<String> held = people.roles(user);
        Set<String> roles = new HashSet<>(held);
        if (audience.of(task.release(), Set.copyOf(duty.groups())).admits(user, roles)) {
            roles.addAll(duty.groups());
        }
        return DutyCase.of(
                user,
                duty,
                releases.get(task.release()),
                ledger.records(task.release()),
                roles,
                held,
                restrictions.restricted(task.release()),
                clock.instant());
    }

    private static Optional<DutyTask> duty(TaskContext task) {
        return switch (task.form()) {
            case "approve-release" -> Optional.of(new DutyTask(Kind.APPROVAL, task.required("approverRole")));
            case "approve-rollback" ->
                Optional.of(new DutyTask(Kind.ROLLBACK_APPROVAL, task.required("rollbackApprover")));
            default -> Optional.ofNullable(Duties.byForm().get(task.form()));
        };
    }
}
