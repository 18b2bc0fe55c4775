package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.PublicationDecided;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.ReleaseVariables;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What runs may not be published or recorded: a person says whether it is tried again or rolled back (RULE-06, promise 6). */
@Component
class RefusedPublicationForm implements TaskForm {

    private final Releases releases;
    private final Ledger ledger;

    RefusedPublicationForm(Releases releases, Ledger ledger) {
        this.releases = releases;
        this.ledger = ledger;
    }

    @Override
    public String form() {
        return "refused-publication";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        ReleaseDetails release = releases.get(task.release());
        return Map.of(
                "facts",
                List.of(
                        fact("Release", release.service() + " " + release.version()),
                        fact("Summary", release.summary()),
                        fact("Commit", release.commit()),
                        fact("Owner", release.owner())),
                "findings",
                open(task.release()).map(Recorded::event).map(PublicationRefused::findings).orElse(List.of()).stream()
                        .map(finding -> Map.of("finding", finding))
                        .toList());
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        if (open(task.release()).isEmpty()) {
            throw new SubmissionRefusedException(
                    new Violation(
                            "RULE-06",
                            "decision",
                            "REL-NOT-480 The publication of " + task.release()
                                    + " does not wait for a decision: the ledger has no refusal of it. The token was moved; move it back."));
        }
        String decision = values.text("decision");
        return TaskOutcome.of(new PublicationDecided(decision, values.text("reason")))
                .with(Map.of(ReleaseVariables.PUBLICATION_DECISION.name(), decision));
    }

    private static Map<String, Object> fact(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    /** The refusal that nobody has decided on yet. */
    private Optional<Recorded<PublicationRefused>> open(String release) {
        ReleaseHistory history = ledger.history(release);
        return history.last(PublicationRefused.class)
                .filter(r -> r.sequence() > history.lastSequence(PublicationDecided.class));
    }
}
