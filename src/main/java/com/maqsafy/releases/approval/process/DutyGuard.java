package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.DutyTask;
import com.maqsafy.releases.approval.DutyTask.Kind;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Separation of duties at the forms' door, by form, because a form says what is done whatever the diagram calls it. */
@Component
class DutyGuard implements TaskGuard {

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final TaskAudience audience;

    DutyGuard(Releases releases, Ledger ledger, People people, TaskAudience audience) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.audience = audience;
    }

    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        return duty(task)
                .flatMap(duty -> SeparationOfDuties.objection(
                        user,
                        duty,
                        releases.get(task.release()),
                        ledger.records(task.release()),
                        roles(task.release(), user, duty)));
    }

    /** Whoever stands in for a group because of a restriction counts as one of it; all other duties stay apart. */
    private Set<String> roles(String release, String user, DutyTask duty) {
        Set<String> roles = new HashSet<>(people.roles(user));
        if (audience.of(release, Set.copyOf(duty.groups())).admits(user, roles)) {
            roles.addAll(duty.groups());
        }
        return roles;
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
