package com.maqsafy.releases.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.deployment.StepProgress;
import com.maqsafy.releases.deployment.StepStates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What running steps write, whichever node runs them; told as events that are not kept. */
@Component
class RunningStepsReader {

    private final StepStates steps;
    private final ObjectMapper json;
    private Map<String, StepProgress> told = Map.of();

    RunningStepsReader(StepStates steps, ObjectMapper json) {
        this.steps = steps;
        this.json = json;
    }

    /** Nobody was told of anything. */
    synchronized void forget() {
        told = Map.of();
    }

    /** The progress of steps that have written something since the last time, told at this place. */
    synchronized List<ReleaseEvent> changed(long position) {
        Map<String, StepProgress> now = new HashMap<>();
        steps.running().forEach(p -> now.put(p.release() + ' ' + p.plan() + ' ' + p.step(), p));
        List<ReleaseEvent> events = now.entrySet().stream()
                .filter(e -> !e.getValue().equals(told.get(e.getKey())))
                .map(e -> event(position, e.getValue()))
                .toList();
        told = now;
        return events;
    }

    /** The progress of the steps of a release that run now. */
    List<ReleaseEvent> of(String release, long position) {
        return steps.running().stream()
                .filter(p -> p.release().equals(release))
                .map(p -> event(position, p))
                .toList();
    }

    private ReleaseEvent event(long position, StepProgress progress) {
        try {
            ObjectNode data = json.valueToTree(progress);
            data.put("what", "progress").put("at", progress.updatedAt().toString());
            return new ReleaseEvent(position, progress.release(), "step", json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "REL-EVT-001 An event of " + progress.release() + " cannot be written as JSON.", e);
        }
    }
}
