package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** OPEN-03: for every type of release there are people to approve it, a different one for each role. */
@Component
class ApproversProbe implements ReadinessProbe {

    private final People people;

    ApproversProbe(People people) {
        this.people = people;
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
            roles.forEach(role -> members.computeIfAbsent(role, this::members));
            roles.stream().filter(role -> members.get(role).isEmpty()).forEach(empty::add);
            if (!filled(roles.stream().map(members::get).toList(), roles.size(), new HashSet<>())) {
                tooFew.add(type.word());
            }
        }
        if (!empty.isEmpty()) {
            return new ReadinessAnswer(
                    item(), false, "Nobody is in " + String.join("; ", empty) + ". Put somebody into the group.");
        }
        return tooFew.isEmpty()
                ? new ReadinessAnswer(item(), true, "Every approving role has somebody, and different people suffice.")
                : new ReadinessAnswer(
                        item(),
                        false,
                        "Too few different people to approve a destructive " + String.join(", ", tooFew)
                                + " release. Put more people into the approving groups.");
    }

    /**
     * Whether each role can be filled by another person. As many people of a role as there are roles are enough to
     * try: one of them is always left.
     */
    private static boolean filled(List<Set<String>> roles, int enough, Set<String> taken) {
        if (roles.isEmpty()) {
            return true;
        }
        for (String person : roles.get(0).stream().limit(enough).toList()) {
            if (taken.add(person)) {
                if (filled(roles.subList(1, roles.size()), enough, taken)) {
                    return true;
                }
                taken.remove(person);
            }
        }
        return false;
    }

    private Set<String> members(String role) {
        Set<String> members = new TreeSet<>();
        Arrays.stream(role.split(",")).forEach(group -> members.addAll(people.members(group)));
        return members;
    }
}
