package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.approval.Duty;
import com.maqsafy.releases.approval.DutyCase;
import com.maqsafy.releases.approval.LiftedDuties;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.Restrictions;
import com.maqsafy.releases.source.CommitWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What approvers and auditors see of the duties of persons: who wrote a release, what is lifted, since when roles are held. */
@Component
@Order(0)
public class DutyOverview implements ReleaseFacts {

    private static final int MOST_WRITERS = 20;

    private final SeparationOfDuties duties;
    private final Persons persons;
    private final Restrictions restrictions;

    DutyOverview(SeparationOfDuties duties, Persons persons, Restrictions restrictions) {
        this.duties = duties;
        this.persons = persons;
        this.restrictions = restrictions;
    }

    /** {@code writers}, {@code liftedDuties}, {@code breakGlass} (absent = never one) and {@code approvals} of a release. */
    public Map<String, Object> of(Dossier dossier, boolean withApprovals) {
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put(
                "writers",
                DutyCase.writers(dossier.records()).stream().map(this::writer).toList());
        overview.put("liftedDuties", lifted(dossier));
        BreakGlass.last(dossier.records()).ifPresent(b -> overview.put("breakGlass", answer(b, dossier.now())));
        if (withApprovals) {
            overview.put("approvals", approvals(dossier));
        }
        return overview;
    }

    /** A break-glass as answers tell it. */
    public static Map<String, Object> answer(BreakGlass glass, Instant now) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("opened", glass.sequence());
        answer.put("state", glass.state(now).word());
        answer.put("duty", glass.duty().word());
        answer.put("role", glass.role());
        answer.put("account", glass.account());
        answer.put("reason", glass.reason());
        answer.put("openedBy", glass.openedBy());
        answer.put("openedAt", glass.openedAt());
        if (glass.confirmedAt() != null) {
            answer.put("confirmedBy", glass.confirmedBy());
            answer.put("confirmedAt", glass.confirmedAt());
        }
        answer.put("until", glass.until());
        answer.put("message", glass.sentence(now));
        return answer;
    }

    @Override
    public Map<String, String> of(Dossier dossier) {
        Map<String, String> facts = new LinkedHashMap<>();
        BreakGlass.last(dossier.records()).ifPresent(b -> facts.put("BREAK-GLASS", b.sentence(dossier.now())));
        List<LiftedDuty> lifted = lifted(dossier);
        if (!lifted.isEmpty()) {
            facts.put("Lifted duties", LiftedDuties.inWords(lifted));
        }
        List<CommitWriter> writers = DutyCase.writers(dossier.records());
        if (!writers.isEmpty()) {
            facts.put("Written by", words(writers));
        }
        return facts;
    }

    /** Since when somebody held the roles of an approval, for the table of approvals; blank where that was not recorded. */
    public static String held(ApprovalDecided approval) {
        Act act = approval.act();
        if (act == null) {
            return "";
        }
        List<String> asked = List.of(approval.role().split(","));
        List<String> held = new ArrayList<>();
        act.roles().stream()
                .filter(role -> asked.contains(role.role()))
                .forEach(role -> held.add((role.recent() ? "GIVEN LATELY: " : "") + Words.role(role.role()) + " since "
                        + role.since() + (role.givenBy() == null ? "" : " by " + role.givenBy())));
        act.lifted().forEach(l -> held.add("LIFTED: " + Duty.inWords(l.duty())));
        return String.join("; ", held);
    }

    private List<LiftedDuty> lifted(Dossier dossier) {
        return duties.lifted(
                dossier.release(),
                dossier.records(),
                restrictions.restricted(dossier.release().key()),
                dossier.now());
    }

    private List<Map<String, Object>> approvals(Dossier dossier) {
        Map<Long, String> principals = SubstituteActed.principals(dossier.records());
        return dossier.history()
                .all(ApprovalDecided.class)
                .map(r -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("role", r.event().role());
                    row.put("by", r.actor());
                    if (principals.containsKey(r.sequence())) {
                        row.put("insteadOf", principals.get(r.sequence()));
                    }
                    row.put("decision", r.event().decision());
                    row.put("at", r.time());
                    row.put("contentDigest", r.event().contentDigest());
                    if (r.event().act() != null) {
                        row.put(Act.MEMBER, r.event().act());
                    }
                    return row;
                })
                .toList();
    }

    private Map<String, Object> writer(CommitWriter writer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", writer.name());
        row.put("email", writer.email());
        row.put("as", writer.as());
        row.put("commits", writer.commits());
        person(writer).ifPresent(p -> row.put("person", p));
        return row;
    }

    private Optional<String> person(CommitWriter writer) {
        return persons.named(writer.name(), writer.email());
    }

    private String words(List<CommitWriter> writers) {
        List<String> words = new ArrayList<>(writers.stream()
                .limit(MOST_WRITERS)
                .map(w -> w.name() + " <" + w.email() + "> (" + String.join(", ", w.as())
                        + person(w).map(p -> "; " + p).orElse("; no person of the settings") + ")")
                .toList());
        if (writers.size() > MOST_WRITERS) {
            words.add("and " + (writers.size() - MOST_WRITERS) + " more");
        }
        return String.join(", ", words);
    }
}
