package com.maqsafy.releases.policy.proof;

import static com.maqsafy.releases.policy.proof.Demand.from;
import static com.maqsafy.releases.policy.proof.Demand.present;
import static com.maqsafy.releases.policy.proof.Mark.END;
import static com.maqsafy.releases.policy.proof.Mark.START;
import static com.maqsafy.releases.policy.proof.Mark.otherwise;
import static com.maqsafy.releases.policy.proof.Mark.records;
import static com.maqsafy.releases.policy.proof.Mark.when;

import java.util.List;
import java.util.Set;

/** A hotfix is assessed before anything else, and reviewed after it was released: neither can be left out. */
final class HotfixPaths implements PathRule {

    private static final Mark ASSESS = Mark.call(Vocabulary.HOTFIX_ASSESSMENT);
    private static final Mark ASSESSED = when("assessmentOutcome", "assessed");
    private static final Mark REFUSED = otherwise("assessmentOutcome");
    private static final Mark PREPARE = Mark.call(Vocabulary.PREPARATION);
    private static final Mark APPROVE = Mark.call(Vocabulary.APPROVAL);
    private static final Mark DEPLOY = Mark.call(Vocabulary.DEPLOYMENT);
    private static final Mark VERIFY = Mark.call(Vocabulary.VERIFICATION);
    private static final Mark ROLL_BACK = Mark.call(Vocabulary.ROLLBACK);
    private static final Mark PUBLISH = Mark.topic("release-publication");
    private static final Mark RECORD = Mark.bean("recordReleaseDelegate");
    private static final Mark REVIEW = Mark.call(Vocabulary.POST_RELEASE_REVIEW);
    private static final Mark REJECTED = records("recordRejectionListener");
    private static final Mark RELEASED = records("nothing");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.HOTFIX_RELEASE);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START).to(PREPARE, APPROVE, DEPLOY, VERIFY).passes("HOT-01..03", ASSESS),
                from(START, ASSESS).to(PREPARE, APPROVE, DEPLOY, VERIFY).passes("HOT-01..03", ASSESSED),
                from(ASSESS).to(END).passes("HOT-01..03", ASSESSED, REFUSED),
                from(ASSESSED).to(END, ASSESS).passes("HOT-01..03", PREPARE),
                from(REFUSED).to(END).passes("HOT-01, LOG-05", REJECTED),
                from(REFUSED)
                        .to(ASSESS, PREPARE, APPROVE, DEPLOY, VERIFY, ROLL_BACK, PUBLISH, RECORD, REVIEW)
                        .never("HOT-01..03"),
                from(START).to(REVIEW).passes("HOT-06", RECORD),
                from(RECORD).to(END).passes("HOT-06", REVIEW),
                from(REVIEW).to(END).passes("HOT-06", RELEASED),
                present("HOT-01..03", ASSESS),
                present("HOT-01..03", ASSESSED),
                present("HOT-01..03", REFUSED),
                present("HOT-05", RECORD),
                present("HOT-06", REVIEW));
    }
}
