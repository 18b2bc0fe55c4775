package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.hotfix.HotfixReview;
import com.maqsafy.releases.hotfix.HotfixReviewed;
import com.maqsafy.releases.hotfix.PostReleaseReviews;
import com.maqsafy.releases.hotfix.ReviewActions;
import com.maqsafy.releases.hotfix.Stabilisation;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the review of a hotfix whose process was ended before it was given. */
@Service
class EngineHotfixReview implements HotfixReview {

    private static final String ITEM = "HOT-06";
    private static final int LONGEST = 4000;

    private final Releases releases;
    private final PostReleaseReviews reviews;
    private final ReviewActions actions;
    private final Stabilisation stabilisation;
    private final People people;
    private final TextGuard guard;
    private final Ledger ledger;
    private final ReleaseProcess process;

    EngineHotfixReview(
            Releases releases,
            PostReleaseReviews reviews,
            ReviewActions actions,
            Stabilisation stabilisation,
            People people,
            TextGuard guard,
            Ledger ledger,
            ReleaseProcess process) {
        this.releases = releases;
        this.reviews = reviews;
        this.actions = actions;
        this.stabilisation = stabilisation;
        this.people = people;
        this.guard = guard;
        this.ledger = ledger;
        this.process = process;
    }

    @Override
    @Transactional
    public void give(String key, String user, Answers answers) {
        ReleaseDetails release = releases.get(key);
        if (!user.equals(release.owner()) && !people.roles(user).contains(Roles.MANAGEMENT)) {
            throw refused("user", "Only the owner of " + key + " or management reviews it. Ask one of them.");
        }
        if (!reviews.owed(key)) {
            throw refused("status", "No review of " + key + " is owed. Its ledger says what was reviewed.");
        }
        if (process.runs(key)) {
            throw refused(
                    "status",
                    "The process of " + key + " asks for its review once production is stable. Answer the task"
                            + " \"Review the hotfix\" in Tasklist.");
        }
        List<Violation> violations = new ArrayList<>();
        HotfixReviewed review = review(answers, violations);
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        ledger.append(Attestation.of(key, user, review));
        stabilisation.reviewed(key);
    }

    private HotfixReviewed review(Answers answers, List<Violation> violations) {
        String timeline = text("timeline", answers.timeline(), violations);
        String rootCause = text("rootCause", answers.rootCause(), violations);
        String whyTestsMissedIt = text("whyTestsMissedIt", answers.whyTestsMissedIt(), violations);
        text("actions", String.join("\n", answers.actions()), violations);
        return new HotfixReviewed(timeline, rootCause, whyTestsMissedIt, actions.of(answers.actions(), violations));
    }

    private String text(String field, String text, List<Violation> violations) {
        if (SaidText.isEmpty(text) && !field.equals("actions")) {
            violations.add(new Violation(ITEM, field, "Fill it in."));
        }
        if (text.length() > LONGEST) {
            violations.add(new Violation(ITEM, field, "Write at most " + LONGEST + " characters."));
        }
        guard.objection(field, text).ifPresent(violations::add);
        return text.strip();
    }

    private static SubmissionRefusedException refused(String field, String message) {
        return new SubmissionRefusedException(new Violation(ITEM, field, message));
    }
}
