package com.maqsafy.releases.policy;

import java.util.List;

/**
 * The gate's answer.
 *
 * @param deployable whether nothing stands against going on
 * @param findings what does, sorted by item, each once
 */
public record GateResult(boolean deployable, List<Finding> findings) {

    public GateResult {
        findings = List.copyOf(findings);
        if (deployable != findings.isEmpty()) {
            throw new IllegalArgumentException("A release is deployable exactly when there are no findings.");
        }
    }

    static GateResult of(List<Finding> findings) {
        return new GateResult(findings.isEmpty(), findings);
    }
}
