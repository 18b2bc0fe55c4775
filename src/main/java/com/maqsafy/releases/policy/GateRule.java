package com.maqsafy.releases.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of the release gate. It reads the dossier, and what the interfaces and settings records of its constructor
 * answer; those answers are kept, so that the decision can be made again. It changes nothing, and does not know what
 * follows from its findings. An exception blocks like a finding and is reported apart.
 */
public interface GateRule {

    /** The policy items that it enforces, at least one. */
    Set<String> items();

    /** The first stage at which it must hold. */
    GateStage stage();

    /** What stands against the release; empty when nothing does. What cannot be told is a finding. */
    List<Finding> evaluate(Dossier dossier);

    /**
     * Whether what it finds has gone wrong meanwhile, rather than being work that every release has before it: nobody is to
     * overlook it among that.
     */
    default boolean unexpected() {
        return false;
    }

    /** The preparation part that has to be done again when the rule finds something, if doing a part mends it. */
    default Optional<PreparationPart> part() {
        return Optional.empty();
    }
}
