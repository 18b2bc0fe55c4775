package com.maqsafy.releases.cockpit.process;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.jspecify.annotations.Nullable;

/** End events that speak against a release: the engine calls a process completed whichever of its ends it reached. */
final class BadEnds {

    /** An end event names the outcome; these words are of bad ones. */
    private static final Set<String> WORDS = Set.of(
            "failed", "refused", "rejected", "rolled back", "rollback requested", "not closed", "rework requested");

    private BadEnds() {}

    static boolean isBad(@Nullable String name) {
        String said = name == null ? "" : name.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(said::contains)
                // What the rollback process is there for.
                && !said.equals("rolled back");
    }

    /** Ids of the bad end events that were reached. */
    static Set<String> reached(BpmnModelInstance model, List<Visit> visits) {
        Set<String> bad = model.getModelElementsByType(EndEvent.class).stream()
                .filter(end -> isBad(end.getName()))
                .map(EndEvent::getId)
                .collect(Collectors.toSet());
        return visits.stream().map(Visit::drawn).filter(bad::contains).collect(Collectors.toSet());
    }
}
