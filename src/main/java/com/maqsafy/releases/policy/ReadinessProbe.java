package com.maqsafy.releases.policy;

/** Answers one OPEN item for services; implemented by the module that knows. */
public interface ReadinessProbe {

    /** The item that it answers, e.g. {@code OPEN-04}. */
    String item();

    /** The answer for a service. An exception counts as not ready. */
    ReadinessAnswer answer(String service);
}
