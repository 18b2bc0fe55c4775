package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.Approvers;
import com.maqsafy.releases.approval.UncoveredRoles;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** OPEN-03: for every type of release there are people to approve it, a different one for each role. */
@Component
class ApproversProbe implements ReadinessProbe {

    private final Approvers approvers;
    private final UncoveredRoles uncovered;

    ApproversProbe(Approvers approvers, UncoveredRoles uncovered) {
        this.approvers = approvers;
        this.uncovered = uncovered;
    }

    @Override
    public String item() {
        return "OPEN-03";
    }

    @Override
    public ReadinessAnswer answer(String service) {
        Map<String, Set<String>> members = new TreeMap<>();
        Set<String> empty = new TreeSet<>();
        List<String> tooFew = new ArrayList<>();
        for (ReleaseType type : ReleaseType.values()) {
            Set<String> roles = ApprovalFloor.roles(type, true);
            roles.forEach(role -> members.computeIfAbsent(role, approvers::members));
            roles.stream()
                    .filter(role -> members.getOrDefault(role, Set.of()).isEmpty())
                    .forEach(empty::add);
            if (!approvers.suffice(roles.stream().map(members::get).toList())) {
                tooFew.add(type.word());
            }
        }
        if (!empty.isEmpty()) {
            return ReadinessAnswer.of(item(), false, Sentence.of("readiness.no-approver", String.join("; ", empty)));
        }
        return tooFew.isEmpty()
                ? new ReadinessAnswer(
                        item(), true, Sentence.of("readiness.approvers").english() + ahead())
                : ReadinessAnswer.of(
                        item(), false, Sentence.of("readiness.too-few-approvers", String.join(", ", tooFew)));
    }

    /** What is not missing yet stops nothing, and is said. */
    private String ahead() {
        return uncovered.ofAbsences().stream().map(gap -> " " + gap.sentence()).collect(Collectors.joining());
    }
}
