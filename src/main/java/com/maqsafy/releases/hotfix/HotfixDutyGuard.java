package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who requested or owns a hotfix neither agrees to its size (HOT-01) nor reviews its risk (HOT-03). */
@Component
class HotfixDutyGuard implements TaskGuard {

    private record Duty(String item, String what, String others) {}

    private static final Map<String, Duty> DUTIES = Map.of(
            "hotfix-scope",
            new Duty("HOT-01", "does not decide on its size", Roles.MANAGEMENT),
            "risk-review",
            new Duty("HOT-03", "does not review its risk", Roles.TECHNICAL_OWNER));

    private final Releases releases;
    private final Persons persons;

    HotfixDutyGuard(Releases releases, Persons persons) {
        this.releases = releases;
        this.persons = persons;
    }

    @Override
    public Optional<Violation> objection(TaskContext task, String user) {
        return Optional.ofNullable(DUTIES.get(task.form()))
                .flatMap(duty -> own(user, releases.get(task.release()))
                        .map(does -> new Violation(
                                duty.item(),
                                "user",
                                "%s %s this hotfix and %s. Let another member of %s decide."
                                        .formatted(user, does, duty.what(), duty.others()))));
    }

    private Optional<String> own(String user, ReleaseDetails release) {
        if (persons.same(user, release.requester())) {
            return Optional.of("requested");
        }
        return persons.same(user, release.owner()) ? Optional.of("owns") : Optional.empty();
    }
}
