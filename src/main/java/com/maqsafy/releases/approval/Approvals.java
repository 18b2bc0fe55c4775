package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.ApprovalState.Decision;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The approvals that count at an instant (APR-01 to APR-07). An approval lapses when it is too old, when its person is no
 * longer in the role's group, when the account is gone, or when its person turns out to have written or tested the release; it
 * is asked again then.
 */
@Component
public class Approvals {

    private final People people;
    private final TaskAudience audience;
    private final ApprovalSettings settings;
    private final SeparationOfDuties duties;
    private final Restrictions restrictions;

    public Approvals(
            People people,
            TaskAudience audience,
            ApprovalSettings settings,
            SeparationOfDuties duties,
            Restrictions restrictions) {
        this.people = people;
        this.audience = audience;
        this.settings = settings;
        this.duties = duties;
        this.restrictions = restrictions;
    }

    /** The state of a release's approvals for a content as they count at an instant. */
    public ApprovalState of(ReleaseDetails release, String digest, List<LedgerRecord> records, Instant at) {
        return ApprovalState.of(release, digest, records)
                .lapsing((role, decision) -> lapse(release.key(), role, decision, at)
                        .or(() -> offends(release, records, role, decision, at)));
    }

    /** Why an approval counts no longer, in words that follow its person's name; empty when it counts. */
    private Optional<String> lapse(String release, String role, Decision decision, Instant at) {
        String person = decision.person();
        if (!decision.people().allMatch(people::exists)) {
            return Optional.of(Sentence.of("part.lapse-account").english());
        }
        // Who decided for another was a substitute then; the role is the other's.
        String holder = decision.insteadOf() == null ? person : decision.insteadOf();
        if (!holds(release, holder, role)) {
            return Optional.of((decision.insteadOf() == null
                            ? Sentence.of("part.lapse-role", role.replace(",", " or "))
                            : Sentence.of("part.lapse-role-of", holder, role.replace(",", " or ")))
                    .english());
        }
        Duration age = Duration.between(decision.at(), at);
        return age.compareTo(settings.approvalMaxAge()) > 0
                ? Optional.of(Sentence.of(
                                "part.lapse-age",
                                decision.at().truncatedTo(ChronoUnit.MINUTES),
                                words(settings.approvalMaxAge()))
                        .english())
                : Optional.empty();
    }

    /** Why an approval offends against a duty by now, in words that follow its person's name. */
    private Optional<String> offends(
            ReleaseDetails release, List<LedgerRecord> records, String role, Decision decision, Instant at) {
        return decision.people()
                .flatMap(person -> offends(release, records, role, decision, person, at).stream())
                .findFirst();
    }

    private Optional<String> offends(
            ReleaseDetails release,
            List<LedgerRecord> records,
            String role,
            Decision decision,
            String person,
            Instant at) {
        DutyTask task = new DutyTask(DutyTask.Kind.APPROVAL, role);
        Set<String> held = new HashSet<>(people.roles(person));
        Set<String> roles = new HashSet<>(held);
        roles.addAll(task.groups());
        boolean restricted = restrictions.restricted(release.key());
        DutyCase judged = DutyCase.of(person, task, release, records, roles, held, restricted, at);
        return new ReleaseHistory(records)
                .all(ApprovalDecided.class)
                .filter(r -> r.sequence() == decision.sequence())
                .findFirst()
                .flatMap(r -> duties.cameToLight(judged, r.event().act()))
                .map(o -> (person.equals(decision.insteadOf())
                                ? Sentence.of("part.lapse-does-of", person, o.does())
                                : Sentence.of("part.lapse-does", o.does()))
                        .english());
    }

    /** Whoever stands in for a group because of a restriction counts as one of it. */
    private boolean holds(String release, String person, String role) {
        DutyTask duty = new DutyTask(DutyTask.Kind.APPROVAL, role);
        Set<String> held = people.roles(person);
        return duty.filledBy(held)
                || audience.of(release, new HashSet<>(duty.groups())).admits(person, held);
    }

    private static String words(Duration span) {
        return span.toHours() % 24 == 0 ? Words.counted(span.toDays(), "day") : Words.counted(span.toHours(), "hour");
    }
}
