package com.maqsafy.releases.cockpit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a process instance reached an element, as the engine's history has it.
 *
 * @param run id of the process instance
 * @param element id of the element in the diagram
 * @param byForm whether a person did it with a form, which leaves a record
 * @param bad whether it is an end that speaks against the release
 * @param from when it was reached
 * @param until when it ended, absent while it runs
 * @param completed whether it ended as drawn
 * @param called id of the process instance that it called, absent when it called none
 */
public record ReachedElement(
        String run,
        String element,
        boolean byForm,
        boolean bad,
        Instant from,
        @Nullable Instant until,
        boolean completed,
        @Nullable String called) {}
