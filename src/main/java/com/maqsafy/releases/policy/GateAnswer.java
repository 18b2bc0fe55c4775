package com.maqsafy.releases.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a release may be deployed at this moment, and if not, whether it ever may.
 *
 * @param deployable whether it may now
 * @param when from when on it may
 * @param waitsFor for {@link When#LATER}: what has to come first
 * @param findings what stands against it now, sorted by item
 * @param attention those of the findings that have gone wrong meanwhile and are no work that every release has before it
 * @param information what does not stand against it and must not be overlooked: a duty that is lifted by a break-glass
 */
public record GateAnswer(
        boolean deployable,
        When when,
        List<Wait> waitsFor,
        List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> attention,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> information) {

    /** From when on a release may be deployed; its lower-case name in JSON. */
    public enum When {
        NOW,
        /** Not yet: what it waits for can still come. */
        LATER,
        NEVER;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An answer without information beside it. */
    public GateAnswer(boolean deployable, When when, List<Wait> waitsFor, List<Finding> findings) {
        this(deployable, when, waitsFor, findings, List.of(), List.of());
    }

    public GateAnswer {
        attention = List.copyOf(attention);
        information = List.copyOf(information);
        waitsFor = List.copyOf(waitsFor);
        findings = List.copyOf(findings);
        if (deployable != (when == When.NOW)) {
            throw new IllegalArgumentException("A release is deployable exactly when it may be deployed now.");
        }
    }

    /**
     * Something that has to come first.
     *
     * @param what {@code part}, {@code approval}, {@code planned-time}, {@code window}, {@code peak-approval},
     *     {@code start}, {@code backup}, {@code release}, {@code findings}, {@code repository} or {@code instance}
     * @param detail which part, whose approval, which release, or what a person has to do
     * @param until when it comes by itself, absent when it does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wait(String what, String detail, @Nullable Instant until) {}

    /** The same answer with information beside it. */
    GateAnswer informing(List<Finding> more) {
        return new GateAnswer(deployable, when, waitsFor, findings, attention, more);
    }

    static GateAnswer now() {
        return new GateAnswer(true, When.NOW, List.of(), List.of());
    }

    static GateAnswer later(List<Wait> waitsFor, List<Finding> findings) {
        return later(waitsFor, findings, List.of());
    }

    static GateAnswer later(List<Wait> waitsFor, List<Finding> findings, List<Finding> attention) {
        return new GateAnswer(false, When.LATER, waitsFor, findings, attention, List.of());
    }

    static GateAnswer never(List<Finding> findings) {
        return new GateAnswer(false, When.NEVER, List.of(), findings);
    }
}
