package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.SecondFactorSettings;
import com.maqsafy.releases.approval.SignInAssurance;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who approves signed in with a second factor, where the settings demand it. Asked when the person claims the task, so that nobody
 * fills in a form for nothing, and when it is completed. A rollback needs none: there is always a way back.
 */
@Component
class SecondFactorGuard implements TaskGuard {

    private static final Set<String> FORMS = Set.of("approve-release", "peak-deployment", "destructive-operations");

    private final SecondFactorSettings settings;
    private final SignInAssurance assurance;

    SecondFactorGuard(SecondFactorSettings settings, SignInAssurance assurance) {
        this.settings = settings;
        this.assurance = assurance;
    }

    /** Of somebody who gets the task by another's hand nothing is known yet. */
    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        return concerns(task)
                ? assurance
                        .acr(user)
                        .filter(acr -> !settings.suffices(user, acr))
                        .map(acr -> violation(task, user, acr))
                : Optional.empty();
    }

    @Override
    public Map<String, Object> attest(TaskContext task, String user) {
        String acr = assurance.acr(user).orElse("");
        if (concerns(task) && !settings.suffices(user, acr)) {
            throw new SubmissionRefusedException(violation(task, user, acr));
        }
        return Map.of();
    }

    private boolean concerns(TaskContext task) {
        return settings.demanded() && FORMS.contains(task.form());
    }

    private Violation violation(TaskContext task, String user, String acr) {
        return new Violation(
                "PRIN-01",
                "user",
                "REL-APR-021 " + user + " is signed in "
                        + (acr.isBlank() ? "without a second factor" : "with '" + acr + "'")
                        + ", and whoever approves here is signed in at the company with "
                        + String.join(" or ", settings.acr())
                        + " (releases.approval.acr). Sign in again at " + SignInAssurance.AGAIN + task.taskId()
                        + ", which leads back here. A local account does not approve.");
    }
}
