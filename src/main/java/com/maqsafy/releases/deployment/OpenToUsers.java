package com.maqsafy.releases.deployment;

import java.util.Optional;

/** Looks at a service as its users do: a command that should let them in can end well and have done nothing (DEP-07). */
public interface OpenToUsers {

    /**
     * What still turns users away, for people; empty when nothing is known to. It leaves the JVM and takes seconds when they
     * are turned away.
     *
     * @param bypass how checks got past maintenance mode, which is not used
     * @param closed how the service answers those whom it turns away
     */
    Optional<String> closed(String service, Bypass bypass, ClosedAnswer closed);
}
