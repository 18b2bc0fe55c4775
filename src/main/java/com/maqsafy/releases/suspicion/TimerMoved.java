package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.AdministrationChanged;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A date that the process waits for was changed by an account, or not waited for. */
@Component
class TimerMoved implements Detector {

    /** What the engine calls it, in its own words and in ours. */
    private static final Map<String, String> MOVES = Map.of(
            "SetDueDate", "moved",
            "RecalculateDueDate", "had worked out anew",
            "Execute", "did not wait for");

    @Override
    public String kind() {
        return "timer-moved";
    }

    @Override
    public String why() {
        return "Somebody moved a date for which the process waits, such as a deadline or a planned time.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        return release.jobs().stream()
                .filter(r -> MOVES.containsKey(r.event().operation()))
                .map(r -> new Finding(
                        "administration " + r.sequence(),
                        "%s %s a date of the process%s."
                                .formatted(r.actor(), MOVES.get(r.event().operation()), change(r)),
                        r.time(),
                        List.of(Finding.place(r))));
    }

    private static String change(Recorded<AdministrationChanged> record) {
        AdministrationChanged event = record.event();
        return "duedate".equalsIgnoreCase(event.property())
                ? ": from %s to %s".formatted(event.old(), event.newValue())
                : "";
    }
}
