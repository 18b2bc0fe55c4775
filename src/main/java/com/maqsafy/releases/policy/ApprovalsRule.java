package com.maqsafy.releases.policy;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.Duty;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * APR-01 to APR-07: every required role has approved exactly this content, each by another person, none of whom
 * requested or owns the release; nobody stands against it. An approval that is too old, or whose person lost the role or the
 * account, counts no longer. Recomputed from the ledger.
 */
@Component
class ApprovalsRule implements GateRule {

    /** The approvals of a release that count at an instant. */
    @FunctionalInterface
    interface Counted {

        ApprovalState of(ReleaseDetails release, String digest, List<LedgerRecord> records, Instant at);
    }

    private final Counted approvals;

    private final Persons persons;

    @Autowired
    ApprovalsRule(Approvals approvals, Persons persons) {
        this(approvals::of, persons);
    }

    ApprovalsRule(Counted approvals, Persons persons) {
        this.approvals = approvals;
        this.persons = persons;
    }

    @Override
    public Set<String> items() {
        return Set.of("APR-01", "APR-02", "APR-03", "APR-04", "APR-05", "APR-06", "APR-07");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        ApprovalState state = state(dossier);
        String ownItem = ApprovalFloor.item(dossier.release().type());
        List<Finding> findings = new ArrayList<>();
        state.missing()
                .forEach(role ->
                        findings.add(Finding.of(requireNonNull(state.required().get(role)), missing(state, role))));
        against(state.rejected(), "finding.approval-rejected", state, ownItem, findings);
        against(state.sentBack(), "finding.approval-sent-back", state, ownItem, findings);
        Set<String> distinctLifted = ApprovalDecided.rolesWith(dossier.history(), Duty.DISTINCT_APPROVERS);
        Map<String, String> roleOf = new HashMap<>();
        state.decisions().forEach((role, decision) -> {
            if (decision.decision().equals("approve")) {
                String item = state.required().getOrDefault(role, ownItem);
                decision.people()
                        .forEach(person -> approved(dossier, item, role, person, distinctLifted, roleOf, findings));
            }
        });
        return findings;
    }

    /** Of a substitute's approval, both people are judged. */
    private void approved(
            Dossier dossier,
            String item,
            String role,
            String person,
            Set<String> distinctLifted,
            Map<String, String> roleOf,
            List<Finding> findings) {
        if (persons.same(person, dossier.release().requester())
                || persons.same(person, dossier.release().owner())) {
            findings.add(Finding.of(item, Sentence.of("finding.approval-own", person, role)));
        }
        String other = roleOf.putIfAbsent(persons.of(person), role);
        if (other != null && !other.equals(role) && !distinctLifted.contains(role) && !distinctLifted.contains(other)) {
            findings.add(Finding.of(item, Sentence.of("finding.approval-twice", person, other, role)));
        }
    }

    /** Once production is touched nobody is asked again: a half-done deployment would be left behind. */
    private ApprovalState state(Dossier dossier) {
        return dossier.productionTouchedAt().isPresent()
                ? ApprovalState.of(dossier.release(), dossier.contentDigest(), dossier.records())
                : approvals.of(dossier.release(), dossier.contentDigest(), dossier.records(), dossier.now());
    }

    private static Sentence missing(ApprovalState state, String role) {
        ApprovalState.Lapse lapse = state.lapsed().get(role);
        return lapse == null
                ? Sentence.of("finding.approval-missing", role)
                : Sentence.of("finding.approval-asked-again", lapse.sentence(role));
    }

    private static void against(
            Map<String, String> people, String key, ApprovalState state, String ownItem, List<Finding> findings) {
        people.forEach((role, person) ->
                findings.add(Finding.of(state.required().getOrDefault(role, ownItem), Sentence.of(key, person, role))));
    }
}
