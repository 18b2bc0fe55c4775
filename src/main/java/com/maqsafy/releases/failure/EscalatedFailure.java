package com.maqsafy.releases.failure;

import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskOpening;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Technical owners and management may resolve a failure that its owner did not resolve in time. */
@Component
class EscalatedFailure implements TaskOpening {

    private final FailuresAtHand failures;

    EscalatedFailure(FailuresAtHand failures) {
        this.failures = failures;
    }

    @Override
    public Set<String> alsoFor(TaskContext task) {
        return task.form().equals(FailuresAtHand.FORM)
                ? failures.of(task)
                        .filter(TechnicalFailure::escalated)
                        .map(f -> FailureOwner.ESCALATED_TO)
                        .orElse(Set.of())
                : Set.of();
    }
}
