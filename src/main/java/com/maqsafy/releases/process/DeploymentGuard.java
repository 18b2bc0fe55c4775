package com.maqsafy.releases.process;

import java.util.List;
import java.util.Map;

/** Says why a set of models must not be deployed; asked for every deployment, whatever channel it comes through. */
public interface DeploymentGuard {

    /**
     * What stands against the deployment; empty when nothing does. Each objection is one line that names the file, the
     * element, the policy item and the mend.
     *
     * @param resources all resources of the deployment by file name (base name), completed with the unchanged files of
     *     the deployment before, so that the set is always whole
     */
    List<String> objections(Map<String, byte[]> resources);
}
