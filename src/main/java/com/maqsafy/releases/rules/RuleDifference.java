package com.maqsafy.releases.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a file.
 *
 * @param from number of the one version
 * @param to number of the other
 * @param added number of lines that only the other has
 * @param removed number of lines that only the one has
 * @param hunks where they differ, with some lines around; empty when they are the same
 * @param diagrams both as diagrams, absent for what has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleDifference(
        String file,
        int from,
        int to,
        int added,
        int removed,
        List<Hunk> hunks,
        @Nullable Diagrams diagrams) {

    public RuleDifference {
        hunks = List.copyOf(hunks);
    }

    /** A place where they differ. */
    public record Hunk(List<Line> lines) {

        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param change {@code same}, {@code removed} or {@code added}
     * @param before number of the line in the one, absent for an added line
     * @param after number of the line in the other, absent for a removed line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String change,
            @Nullable Integer before,
            @Nullable Integer after,
            String text) {}

    /**
     * Two diagrams.
     *
     * @param before BPMN of the one
     * @param after BPMN of the other
     * @param elements ids of the elements that differ, with {@code added}, {@code removed} or {@code changed}
     */
    public record Diagrams(String before, String after, Map<String, String> elements) {

        public Diagrams {
            elements = Map.copyOf(elements);
        }
    }
}
