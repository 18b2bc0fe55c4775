package com.maqsafy.releases.modelproof;

import static com.maqsafy.releases.modelproof.Obligation.from;
import static com.maqsafy.releases.modelproof.StepPattern.END;
import static com.maqsafy.releases.modelproof.StepPattern.START;
import static com.maqsafy.releases.modelproof.StepPattern.bean;
import static com.maqsafy.releases.modelproof.StepPattern.error;
import static com.maqsafy.releases.modelproof.StepPattern.form;
import static com.maqsafy.releases.modelproof.StepPattern.otherwise;
import static com.maqsafy.releases.modelproof.StepPattern.records;
import static com.maqsafy.releases.modelproof.StepPattern.topic;
import static com.maqsafy.releases.modelproof.StepPattern.when;
import static com.maqsafy.releases.modelproof.TaskContract.task;

import com.maqsafy.releases.person.Roles;

/** Notes are published, then the release is recorded; what may not be is decided by a person, with the way back open. */
final class PublicationContract {

    static final String PROCESS = "release-publication";

    private static final String DECIDED = "what is refused for good has an owner, and a way back";
    private static final StepPattern PUBLISH = topic("release-publication");
    private static final StepPattern NOT_PUBLISHED = error("notesRefused");
    private static final StepPattern RECORD = bean("recordReleaseDelegate");
    private static final StepPattern NOT_RECORDED = error("recordingRefused");
    private static final StepPattern DECIDE = form("refused-publication");
    private static final StepPattern REPEAT = when("publicationDecision", "repeat");
    private static final StepPattern GIVE_UP = otherwise("publicationDecision");
    private static final StepPattern RECORDED = records("nothing");
    private static final StepPattern ROLLBACK_REQUESTED = records("error rollbackRequested");

    private PublicationContract() {}

    static ProcessContract contract() {
        return ProcessContract.of(
                        PROCESS,
                        "a release is recorded when its notes are published and the gate lets it pass, or a person decides what happens next")
                .decides("publicationDecision", Reasons.OWNED + ", " + Reasons.WAY_BACK, DECIDE, "repeat")
                .interrupted(PUBLISH, NOT_PUBLISHED, Reasons.WAY_BACK)
                .interrupted(RECORD, NOT_RECORDED, Reasons.WAY_BACK)
                .asks(task("refused-publication", "RULE-06").by(Roles.DEPLOYMENT_OWNER + ',' + Roles.ROLLBACK_OWNER))
                .records("error rollbackRequested")
                .commitsBefore(RECORD)
                .obliges(
                        from(START, REPEAT, NOT_PUBLISHED, NOT_RECORDED)
                                .to(RECORD)
                                .passes("NOTE-01..09, VER-05", PUBLISH),
                        from(START, REPEAT, PUBLISH, NOT_PUBLISHED, NOT_RECORDED)
                                .to(RECORDED)
                                .passes("LOG-01..06, VER-05", RECORD),
                        from(RECORD).to(PUBLISH, RECORD, DECIDE).passes("RULE-06", NOT_RECORDED),
                        from(NOT_PUBLISHED, NOT_RECORDED)
                                .to(END, PUBLISH, RECORD)
                                .passes(Reasons.OWNED, DECIDE)
                                .because(DECIDED),
                        from(START).to(DECIDE).passes(Reasons.OWNED, NOT_PUBLISHED, NOT_RECORDED),
                        from(DECIDE)
                                .to(END, PUBLISH, RECORD)
                                .passes(Reasons.WAY_BACK, REPEAT, GIVE_UP)
                                .because(DECIDED),
                        from(DECIDE).to(PUBLISH, RECORD).passes(Reasons.NOTHING_TWICE, REPEAT),
                        from(REPEAT).to(END, DECIDE).passes("NOTE-01..09, VER-05", PUBLISH),
                        from(GIVE_UP).to(END, PUBLISH, RECORD).passes(Reasons.WAY_BACK, ROLLBACK_REQUESTED),
                        from(START).to(ROLLBACK_REQUESTED).passes(Reasons.WAY_BACK, GIVE_UP),
                        from(START).to(END).passes("LOG-05", RECORDED, ROLLBACK_REQUESTED));
    }
}
