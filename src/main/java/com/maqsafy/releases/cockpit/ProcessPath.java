package com.maqsafy.releases.cockpit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The path that a process instance took, on the diagram of the definition that ran: the elements in which the ledger has records,
 * and what the engine's history says of what lies between.
 *
 * @param xml the BPMN file as it is kept with the ledger
 * @param elements what was reached, each once, in order of its first time
 * @param flows ids of the sequence flows that were taken, by the engine's history
 */
public record ProcessPath(String xml, List<Element> elements, List<String> flows) {

    public ProcessPath {
        elements = List.copyOf(elements);
        flows = List.copyOf(flows);
    }

    /** The same on another model. */
    ProcessPath on(String model) {
        return new ProcessPath(model, elements, flows);
    }

    /** The same with what the ledger has of the process instance; where the engine was not, it is added. */
    ProcessPath recorded(Map<String, List<Long>> records) {
        List<Element> all = new ArrayList<>(elements.stream()
                .map(e ->
                        new Element(e.id(), e.state(), e.times(), e.called(), records.getOrDefault(e.id(), List.of())))
                .toList());
        records.forEach((id, made) -> {
            if (elements.stream().noneMatch(e -> e.id().equals(id))) {
                all.add(new Element(id, State.DONE, made.size(), List.of(), made));
            }
        });
        return new ProcessPath(xml, all, flows);
    }

    /** The same, where elements ended with a result that speaks against the release. */
    public ProcessPath withBad(Set<String> bad) {
        return new ProcessPath(
                xml,
                elements.stream()
                        .map(e -> e.state() == State.DONE && bad.contains(e.id())
                                ? new Element(e.id(), State.BAD, e.times(), e.called(), e.records())
                                : e)
                        .toList(),
                flows);
    }

    /**
     * An element of the diagram that was reached.
     *
     * @param id id of the model element
     * @param state where it stands now
     * @param times how often it was reached
     * @param called ids of the process instances that it called, in order; empty for an element that calls none
     * @param records sequences of the records that were made in it; without one only the engine's history says that it was reached
     */
    public record Element(String id, State state, int times, List<String> called, List<Long> records) {

        public Element {
            called = List.copyOf(called);
            records = List.copyOf(records);
        }

        /** As the engine's history alone has it. */
        public Element(String id, State state, int times, List<String> called) {
            this(id, state, times, called, List.of());
        }
    }

    /** Where an element stands. */
    public enum State {
        /** It ended as drawn. */
        DONE,
        /** It ended as drawn, and what came out speaks against the release. */
        BAD,
        /** It was interrupted before it ended. */
        CANCELLED,
        /** It is being worked on or waited for. */
        RUNNING,
        /** It is stopped by an incident that nobody has resolved. */
        FAILED
    }
}
