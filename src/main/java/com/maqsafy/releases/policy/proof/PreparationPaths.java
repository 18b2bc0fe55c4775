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

/** A release is prepared only after everything was asked anew and the gate found nothing. */
final class PreparationPaths implements PathRule {

    private static final Mark INSPECT = Mark.topic("source-inspection");
    private static final Mark TESTS = Mark.decision("required-tests");
    private static final Mark OPEN_PARTS = Mark.bean("determineOpenPartsDelegate");
    private static final Mark PARTS_DONE = Mark.loopEnd("openParts");
    private static final Mark GATE = Mark.bean("evaluatePreparationGateDelegate");
    private static final Mark NO_FINDINGS = when("findings", "false");
    private static final Mark RESOLVE = Mark.form("resolve-findings");
    private static final Mark REWORK = when("findingsDecision", "rework");
    private static final Mark WITHDRAW = otherwise("findingsDecision");
    private static final Mark PREPARED = records("preparationOutcome=prepared");
    private static final Mark WITHDRAWN = records("preparationOutcome=withdrawn");

    @Override
    public Set<String> processes() {
        return Set.of(Vocabulary.PREPARATION);
    }

    @Override
    public List<Demand> demands() {
        return List.of(
                from(START, RESOLVE).to(GATE, TESTS).passes("VER-05, MIG, SCOPE", INSPECT),
                from(START, RESOLVE).to(GATE, OPEN_PARTS).passes("TEST-01..09", TESTS),
                from(START, RESOLVE).to(GATE, PARTS_DONE).passes("PR, PRE, TEST, MIG, RB, NOTE", OPEN_PARTS),
                from(START, RESOLVE).to(GATE).passes("PR, PRE, TEST, MIG, RB, NOTE", PARTS_DONE),
                from(START, RESOLVE).to(PREPARED).passes("RULE-01, RULE-02", GATE),
                from(START, RESOLVE).to(PREPARED).passes("RULE-01, RULE-02", NO_FINDINGS),
                from(NO_FINDINGS).to(END, GATE, INSPECT).passes("RULE-01", PREPARED),
                from(otherwise("findings")).to(END, GATE, INSPECT, PARTS_DONE).passes("RULE-01", RESOLVE),
                from(START).to(RESOLVE).passes("RULE-01", otherwise("findings")),
                from(REWORK).to(END).passes("RULE-01", GATE),
                from(START).to(WITHDRAWN).passes("promise 1", WITHDRAW),
                from(WITHDRAW).to(END, GATE).passes("LOG-05", WITHDRAWN),
                from(START).to(END).passes("promise 1", PREPARED, WITHDRAWN),
                from(when("part", "pull-request"))
                        .to(PARTS_DONE)
                        .passes("PR-01..08", Mark.form("pull-request-checklist")),
                from(when("part", "pre-release"))
                        .to(PARTS_DONE)
                        .passes("PRE-01..15", Mark.form("pre-release-checklist")),
                from(when("part", "tests:*")).to(PARTS_DONE).passes("TEST-01..09", Mark.form("test-evidence")),
                from(when("part", "migration-review"))
                        .to(PARTS_DONE)
                        .passes("MIG-01..08", Mark.call(Vocabulary.MIGRATION_REVIEW)),
                from(when("part", "rollback-plan"))
                        .to(PARTS_DONE)
                        .passes("RB-01..08, RULE-02", Mark.form("rollback-plan")),
                from(when("part", "notes")).to(PARTS_DONE).passes("NOTE-01..09", Mark.form("release-notes")),
                from(when("part", "hotfix-checklist"))
                        .to(PARTS_DONE)
                        .passes("PR-01..08, PRE-01..15", Mark.form("hotfix-checklist")),
                from(when("part", "hotfix-assessment"))
                        .to(PARTS_DONE)
                        .passes("HOT-01..03", Mark.call(Vocabulary.HOTFIX_ASSESSMENT)),
                from(when("part", "security-assessment"))
                        .to(PARTS_DONE)
                        .passes("SEC-01..03", Mark.call(Vocabulary.SECURITY_ASSESSMENT)),
                present("PR-01..08", Mark.form("pull-request-checklist")),
                present("PRE-01..15", Mark.form("pre-release-checklist")),
                present("TEST-01..09", Mark.form("test-evidence")),
                present("MIG-01..08", Mark.call(Vocabulary.MIGRATION_REVIEW)),
                present("RB-01..08", Mark.form("rollback-plan")),
                present("NOTE-01..09", Mark.form("release-notes")),
                present("PR-01..08, PRE-01..15", Mark.form("hotfix-checklist")),
                present("HOT-01..03", Mark.call(Vocabulary.HOTFIX_ASSESSMENT)),
                present("SEC-01..03", Mark.call(Vocabulary.SECURITY_ASSESSMENT)),
                present("PR, PRE, TEST, MIG, RB, NOTE", PARTS_DONE),
                present("RULE-01, RULE-02", GATE),
                present("RULE-01", RESOLVE),
                present("RULE-01", PREPARED),
                present("LOG-05", WITHDRAWN));
    }
}
