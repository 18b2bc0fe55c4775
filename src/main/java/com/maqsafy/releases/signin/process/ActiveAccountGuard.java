package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.process.FormSchema;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.signin.AccountStates;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nobody who is deactivated gets or does a task. */
@Component
class ActiveAccountGuard implements TaskGuard {

    private final AccountStates states;

    ActiveAccountGuard(AccountStates states) {
        this.states = states;
    }

    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        return states.activeNow(user)
                ? Optional.empty()
                : Optional.of(new Violation(
                        FormSchema.NO_ITEM,
                        "assignee",
                        "REL-SGN-048 The account " + user
                                + " is deactivated. Somebody else in the role must do this."));
    }
}
