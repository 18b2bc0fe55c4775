package com.maqsafy.releases.cockpit.process;

import com.maqsafy.releases.cockpit.ProcessPath;
import com.maqsafy.releases.cockpit.ProcessPath.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Where a process went, worked out from the elements it reached: the history knows no sequence flows.
 *
 * <p>What completed took all its outgoing flows, except an exclusive gateway, which took the one to whatever was reached
 * first after it.
 */
final class TakenPath {

    private final List<Visit> visits;
    private final Set<String> stopped;

    /**
     * @param visits in order of occurrence
     * @param stopped ids of elements with an open incident
     */
    TakenPath(List<Visit> visits, Set<String> stopped) {
        this.visits = List.copyOf(visits);
        this.stopped = Set.copyOf(stopped);
    }

    /** What was reached, each element once, in order of its first time. */
    List<ProcessPath.Element> elements() {
        Map<String, List<Visit>> byElement = new LinkedHashMap<>();
        visits.forEach(v ->
                byElement.computeIfAbsent(v.drawn(), id -> new ArrayList<>()).add(v));
        // An incident before the element was entered leaves no visit.
        stopped.stream().sorted().forEach(id -> byElement.putIfAbsent(id, List.of()));
        return byElement.entrySet().stream()
                .map(e -> new ProcessPath.Element(
                        e.getKey(), state(e.getKey(), e.getValue()), times(e.getValue()), called(e.getValue())))
                .toList();
    }

    private State state(String element, List<Visit> times) {
        if (stopped.contains(element)) {
            return State.FAILED;
        }
        if (times.stream().anyMatch(v -> v.endedAt() == null)) {
            return State.RUNNING;
        }
        return times.stream().anyMatch(Visit::completed) ? State.DONE : State.CANCELLED;
    }

    private static List<String> called(List<Visit> visits) {
        return visits.stream().map(Visit::called).filter(Objects::nonNull).toList();
    }

    private static int times(List<Visit> visits) {
        return (int) visits.stream().filter(v -> !v.isBody()).count();
    }

    /** Ids of the sequence flows that were taken, sorted. */
    List<String> flows(BpmnModelInstance model) {
        Set<String> taken = new TreeSet<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            Collection<SequenceFlow> outgoing = node.getOutgoing();
            List<Visit> completed = completed(node.getId());
            if (node instanceof ExclusiveGateway && outgoing.size() > 1) {
                completed.forEach(v -> chosen(v, outgoing).ifPresent(f -> taken.add(f.getId())));
            } else if (!completed.isEmpty()) {
                outgoing.forEach(f -> taken.add(f.getId()));
            }
        }
        return List.copyOf(taken);
    }

    /** The times that an element ended as drawn; one that is repeated ends when what surrounds the repetitions does. */
    private List<Visit> completed(String element) {
        List<Visit> all = visits.stream().filter(v -> v.drawn().equals(element)).toList();
        boolean repeated = all.stream().anyMatch(Visit::isBody);
        return all.stream().filter(v -> v.completed() && v.isBody() == repeated).toList();
    }

    private Optional<SequenceFlow> chosen(Visit gateway, Collection<SequenceFlow> outgoing) {
        Instant left = Objects.requireNonNull(gateway.endedAt());
        Map<String, SequenceFlow> byTarget = new LinkedHashMap<>();
        outgoing.forEach(f -> byTarget.putIfAbsent(f.getTarget().getId(), f));
        return visits.stream()
                .filter(v -> byTarget.containsKey(v.drawn()) && !v.startedAt().isBefore(left))
                .min(Comparator.comparing(Visit::startedAt))
                .map(v -> byTarget.get(v.drawn()));
    }
}
