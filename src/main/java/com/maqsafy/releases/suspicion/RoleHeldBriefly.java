package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.process.AdministrationChanged;
import com.maqsafy.releases.suspicion.Suspicion.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A role that was given for one approval: shortly before it, or taken away shortly after it. */
@Component
class RoleHeldBriefly implements Detector {

    private static final Duration BRIEFLY = Duration.ofMinutes(60);

    /** Gives the roles of the settings when the application starts. */
    private static final String AT_THE_START = "system:engine-api";

    @Override
    public String kind() {
        return "role-held-briefly";
    }

    @Override
    public String why() {
        return "The approver got the role within an hour before the approval, or lost it within an hour after it: perhaps just for this.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        return release.history()
                .all(ApprovalDecided.class)
                .filter(r -> r.event().decision().equals("approve"))
                .flatMap(approval -> Arrays.stream(approval.event().role().split(","))
                        .flatMap(role ->
                                found(approval, role, release.memberships().apply(approval.actor(), role))));
    }

    private static Stream<Finding> found(
            Recorded<ApprovalDecided> approval, String role, List<Recorded<AdministrationChanged>> changes) {
        @Nullable Recorded<AdministrationChanged> given = null;
        @Nullable Recorded<AdministrationChanged> taken = null;
        for (Recorded<AdministrationChanged> change : changes) {
            String operation = change.event().operation();
            if (operation.equals("Create") && !change.time().isAfter(approval.time())) {
                given = change;
            } else if (operation.equals("Delete") && change.time().isAfter(approval.time()) && taken == null) {
                taken = change;
            }
        }
        boolean before = given != null
                && Duration.between(given.time(), approval.time()).compareTo(BRIEFLY) < 0
                && !given.actor().equals(AT_THE_START);
        boolean after =
                taken != null && Duration.between(approval.time(), taken.time()).compareTo(BRIEFLY) < 0;
        if (!before && !after) {
            return Stream.empty();
        }
        List<Place> records = new ArrayList<>(List.of(Finding.place(approval)));
        List<String> said = new ArrayList<>();
        if (before && given != null) {
            records.add(Finding.place(given));
            said.add("got the role %s from %s %s before approving"
                    .formatted(Words.role(role), given.actor(), minutes(given, approval)));
        }
        if (after && taken != null) {
            records.add(Finding.place(taken));
            said.add("lost %s %s after approving"
                    .formatted(before ? "it" : "the role " + Words.role(role), minutes(approval, taken)));
        }
        return Stream.of(new Finding(
                approval.sequence() + " " + role,
                approval.actor() + " " + String.join(" and ", said) + ".",
                approval.time(),
                records));
    }

    private static String minutes(Recorded<?> from, Recorded<?> to) {
        return Words.counted(Duration.between(from.time(), to.time()).toMinutes(), "minute");
    }
}
