package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.Duties;
import com.maqsafy.releases.approval.DutyCase;
import com.maqsafy.releases.approval.DutyTask;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.approval.SeparationOfDuties.Objection;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.Restrictions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What came to light about somebody since they decided (promise 3): commits that came later, or a name that came into the
 * settings, may tell that the person wrote the release, and a test may be theirs.
 */
@Component
class LaterObjections {

    private final SeparationOfDuties duties;
    private final Restrictions restrictions;

    LaterObjections(SeparationOfDuties duties, Restrictions restrictions) {
        this.duties = duties;
        this.restrictions = restrictions;
    }

    /**
     * In words that follow the person's name; empty when nothing stands against the decision now. Of what was done in another
     * one's place, both people are judged.
     *
     * @param form the form in which it was decided, one of {@link Duties#byForm()}
     * @param act who the person was when it was decided; null in records of before that was kept
     */
    Optional<String> against(Dossier dossier, Recorded<?> decided, String form, @Nullable Act act) {
        return dossier.people(decided)
                .flatMap(person -> against(dossier, person, form, act).stream())
                .findFirst();
    }

    private Optional<String> against(Dossier dossier, String person, String form, @Nullable Act act) {
        DutyTask task = Objects.requireNonNull(Duties.byForm().get(form));
        Set<String> roles = Set.copyOf(task.groups());
        DutyCase judged = DutyCase.of(
                person,
                task,
                dossier.release(),
                dossier.records(),
                roles,
                roles,
                restrictions.restricted(dossier.release().key()),
                dossier.now());
        return duties.cameToLight(judged, act).map(Objection::does);
    }
}
