package com.maqsafy.releases.release;

import java.util.Optional;

/**
 * What runs in production as it is recorded (promise 8); kept by the module that deploys. A service of which nothing is
 * recorded yet runs what the release log says, else its highest released tag.
 */
public interface ProductionVersions {

    /** The version that runs in production of a service, empty when nothing is recorded of it. */
    Optional<String> recorded(String service);
}
