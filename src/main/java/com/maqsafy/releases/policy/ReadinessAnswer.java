package com.maqsafy.releases.policy;

/**
 * What the policy left open, answered for a service.
 *
 * @param item {@code OPEN-01} to {@code OPEN-08}
 * @param ready whether releases of the service can start as far as this is concerned
 * @param answer the answer, or what is missing and how to mend it, one line
 */
public record ReadinessAnswer(String item, boolean ready, String answer) {}
