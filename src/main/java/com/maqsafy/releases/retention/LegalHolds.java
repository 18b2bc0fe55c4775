package com.maqsafy.releases.retention;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.VisibleReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal holds: nothing of what they are on is deleted. They are records of the administration ledger, and the database itself
 * asks those before a file goes. Whoever asks sees those of releases of which they may know.
 */
@Component
public class LegalHolds {

    private static final int LONGEST_REASON = 2000;

    private final AdministrationLedger administration;
    private final VisibleReleases releases;
    private final JdbcClient jdbc;

    LegalHolds(AdministrationLedger administration, VisibleReleases releases, JdbcClient jdbc) {
        this.administration = administration;
        this.releases = releases;
        this.jdbc = jdbc;
    }

    /** Those in force, oldest first. */
    public List<LegalHold> all() {
        Set<Long> lifted = administration.all(LegalHoldLifted.class).stream()
                .map(r -> r.event().hold())
                .collect(Collectors.toSet());
        return administration.all(LegalHoldSet.class).stream()
                .filter(r -> !lifted.contains(r.sequence()))
                .map(LegalHolds::hold)
                .filter(this::isVisible)
                .toList();
    }

    private boolean isVisible(LegalHold hold) {
        return hold.release() == null || releases.find(hold.release()).isPresent();
    }

    private static LegalHold hold(Recorded<LegalHoldSet> set) {
        return new LegalHold(
                set.sequence(),
                set.event().release(),
                set.event().service(),
                set.event().reason(),
                set.actor(),
                set.time());
    }

    /**
     * Sets a hold.
     *
     * @param release key of the release; null for one on a service
     * @param service id of the service; null for one on a release
     * @param person user id of whoever sets it
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     * @throws RetentionRefusedException {@code REL-RET-003} unless one of the two is named, {@code REL-RET-004} for a service
     *     without any release, {@code REL-RET-005} without a reason
     */
    @Transactional
    public LegalHold set(@Nullable String release, @Nullable String service, String reason, String person) {
        String why = reason.strip();
        List<Violation> mistakes = new ArrayList<>();
        if ((release == null) == (service == null)) {
            mistakes.add(new Violation(
                    "REL-RET-003",
                    "release",
                    "Name a release or a service, one of the two, on which the hold is to be."));
        }
        reason(why).ifPresent(mistakes::add);
        refuse(mistakes);
        if (release != null) {
            releases.get(release);
        } else if (jdbc.sql("SELECT 1 FROM release WHERE service = ? LIMIT 1")
                .param(service)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new RetentionRefusedException(true, "REL-RET-004 service: there is no release of '" + service + "'.");
        }
        return hold(new Recorded<>(
                administration.append(person, new LegalHoldSet(release, service, why)),
                new LegalHoldSet(release, service, why)));
    }

    /**
     * Lifts a hold.
     *
     * @param id its number
     * @param person user id of whoever lifts it
     * @throws RetentionRefusedException {@code REL-RET-006} when there is none in force, {@code REL-RET-005} without a reason
     */
    @Transactional
    public void lift(long id, String reason, String person) {
        LegalHold hold = all().stream()
                .filter(h -> h.id() == id)
                .findFirst()
                .orElseThrow(() -> new RetentionRefusedException(
                        true, "REL-RET-006 No legal hold " + id + " is in force. Load the holds again."));
        String why = reason.strip();
        refuse(reason(why).stream().toList());
        administration.append(person, new LegalHoldLifted(id, hold.release(), hold.service(), why));
    }

    private static Optional<Violation> reason(String why) {
        return SaidText.isEmpty(why) || why.length() > LONGEST_REASON
                ? Optional.of(new Violation(
                        "REL-RET-005", "reason", "Write why, in at most " + LONGEST_REASON + " characters."))
                : Optional.empty();
    }

    private static void refuse(List<Violation> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new RetentionRefusedException(mistakes);
        }
    }
}
