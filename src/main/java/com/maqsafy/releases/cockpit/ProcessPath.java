package com.maqsafy.releases.cockpit;

import java.util.List;
import java.util.Set;

/**
 * The path that a process instance took, on the diagram of the definition that ran.
 *
 * @param xml the BPMN file as it was deployed
 * @param elements what was reached, each once, in order of its first time
 * @param flows ids of the sequence flows that were taken
 */
public record ProcessPath(String xml, List<Element> elements, List<String> flows) {

    public ProcessPath {
        elements = List.copyOf(elements);
        flows = List.copyOf(flows);
    }

    /** The same, where elements ended with a result that speaks against the release. */
    public ProcessPath withBad(Set<String> bad) {
        return new ProcessPath(
                xml,
                elements.stream()
                        .map(e -> e.state() == State.DONE && bad.contains(e.id())
                                ? new Element(e.id(), State.BAD, e.times(), e.called())
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
     */
    public record Element(String id, State state, int times, List<String> called) {

        public Element {
            called = List.copyOf(called);
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
