package com.maqsafy.releases.policy;

import java.util.List;

/** Knows what is wrong with the settings of services. */
public interface SettingsProbe {

    /** The mistakes of a service, each with the full name of its property and the mend; empty when there are none. */
    List<String> mistakes(String service);

    /** Whether the mistakes are such that nothing of the service is known to the other modules. */
    default boolean disabled(String service) {
        return false;
    }
}
