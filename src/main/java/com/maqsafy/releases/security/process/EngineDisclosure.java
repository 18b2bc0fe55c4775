package com.maqsafy.releases.security.process;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.security.AlreadyDisclosedException;
import com.maqsafy.releases.security.Disclosure;
import com.maqsafy.releases.security.RestrictionLifted;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Discloses by telling the process that waits for it, or directly where none does any more. */
@Service
class EngineDisclosure implements Disclosure {

    private static final Set<String> MAY_DISCLOSE = Set.of(Roles.SECURITY_OWNER, Roles.MANAGEMENT);

    private final Releases releases;
    private final Restrictions restrictions;
    private final People people;
    private final TextGuard guard;
    private final Ledger ledger;
    private final RestrictionLift restrictionLift;
    private final ReleaseProcess process;

    EngineDisclosure(
            Releases releases,
            Restrictions restrictions,
            People people,
            TextGuard guard,
            Ledger ledger,
            RestrictionLift restrictionLift,
            ReleaseProcess process) {
        this.releases = releases;
        this.restrictions = restrictions;
        this.people = people;
        this.guard = guard;
        this.ledger = ledger;
        this.restrictionLift = restrictionLift;
        this.process = process;
    }

    @Override
    @Transactional
    public void disclose(String key, String user, String reason) {
        if (!restrictions.mayKnow(key, user)) {
            throw new UnknownReleaseException(key);
        }
        ReleaseDetails release = releases.get(key);
        requireAllowed(release, user, reason);
        if (!restrictions.restricted(key)
                || ledger.last(key, RestrictionLifted.class).isPresent()) {
            throw new AlreadyDisclosedException(key);
        }
        if (!release.status().isFinal()) {
            throw refused(
                    "LOG-05",
                    "status",
                    key + " is " + release.status().word() + ". It can be disclosed once it has ended.");
        }
        restrictionLift.attest(key, user, reason.strip());
        if (release.status() != ReleaseStatus.RELEASED || !process.runs(key)) {
            restrictionLift.lift(key);
            return;
        }
        if (!process.tell(key, "release.disclosed")) {
            throw refused("LOG-05", "status", key + " does not wait for its disclosure yet. Try again in a moment.");
        }
    }

    private void requireAllowed(ReleaseDetails release, String user, String reason) {
        if (release.type() != ReleaseType.SECURITY) {
            throw refused(
                    "SEC-07", "type", release.key() + " is no security release, so there is nothing to disclose.");
        }
        if (Collections.disjoint(people.roles(user), MAY_DISCLOSE)) {
            throw refused(
                    "SEC-07", "user", "Only a security owner or management discloses a release. Ask one of them.");
        }
        if (SaidText.isEmpty(reason)) {
            throw refused("SEC-07", "reason", "Give a reason.");
        }
        guard.objection("reason", reason).ifPresent(violation -> {
            throw new SubmissionRefusedException(violation);
        });
    }

    private static SubmissionRefusedException refused(String item, String field, String message) {
        return new SubmissionRefusedException(new Violation(item, field, message));
    }
}
