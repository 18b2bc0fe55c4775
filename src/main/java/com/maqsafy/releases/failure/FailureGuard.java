package com.maqsafy.releases.failure;

import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Who decides on a technical failure: its owner as it was kept when it was found or handed over, not what a variable says
 * by now; after its due time technical owners and management too. Administrators are people like others here.
 */
@Component
class FailureGuard implements TaskGuard {

    private final FailuresAtHand failures;
    private final People people;
    private final TaskAudience audience;

    FailureGuard(FailuresAtHand failures, People people, TaskAudience audience) {
        this.failures = failures;
        this.people = people;
        this.audience = audience;
    }

    /** Whoever stands in has none of the groups; the validation of forms asks for the person in whose place it is done. */
    @Override
    public Optional<Violation> objection(TaskContext task, Substitution standing) {
        return Optional.empty();
    }

    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        if (!task.form().equals(FailuresAtHand.FORM)) {
            return Optional.empty();
        }
        Optional<TechnicalFailure> failure = failures.of(task);
        if (failure.isEmpty()) {
            return Optional.of(new Violation(
                    "PRIN-01",
                    "failure",
                    "REL-PRC-063 The task names no failure of its own: its variable was changed. Set it back, or end the"
                            + " instance; the failure is found again."));
        }
        Set<String> groups = new HashSet<>(failure.get().owners());
        if (failure.get().escalated()) {
            groups.addAll(FailureOwner.ESCALATED_TO);
        }
        return audience.of(task.release(), groups).admits(user, people.roles(user))
                ? Optional.empty()
                : Optional.of(new Violation(
                        "PRIN-01",
                        "assignee",
                        user + " does not own this failure. Somebody in "
                                + String.join(" or ", new TreeSet<>(groups))
                                + " decides, or hands it over."));
    }
}
