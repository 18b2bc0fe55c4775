package com.maqsafy.releases.failure;

import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.TaskContext;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the failure that a task asks about. */
@Component
class FailuresAtHand {

    static final String FORM = "technical-failure";

    private final TechnicalFailures failures;
    private final AskingTask asking;

    FailuresAtHand(TechnicalFailures failures, AskingTask asking) {
        this.failures = failures;
        this.asking = asking;
    }

    /** The failure, empty when the variable names none of this release or not the one that this very task asks about. */
    Optional<TechnicalFailure> of(TaskContext task) {
        String id = task.fact(ReleaseVariables.FAILURE.name());
        return id == null || !id.matches("[0-9]{1,18}")
                ? Optional.empty()
                : failures.find(Long.parseLong(id))
                        .filter(f -> f.found().release().equals(task.release()))
                        .filter(f -> f.instance() == null || asking.isOf(task.taskId(), f.instance()));
    }
}
