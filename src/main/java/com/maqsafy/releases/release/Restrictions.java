package com.maqsafy.releases.release;

import java.util.Set;

/**
 * Who may know that a release exists. A restricted release is known to the {@link #CIRCLE} and its owner only, until its
 * restriction is lifted.
 */
public interface Restrictions {

    /** Roles whose members know every restricted release. */
    Set<String> CIRCLE = Set.of("technical-owner", "security-owner", "management", "auditor");

    /** Restricts a release, in the caller's transaction (one is required). */
    void impose(String release, String processInstanceId, String owner);

    /** Lifts the restriction of a release for good, in the caller's transaction (one is required). */
    void lift(String release);

    /** Whether a release is restricted now. */
    boolean restricted(String release);

    /** Whether a user may know of a release: it is not restricted, or they are in the circle or own it. */
    boolean mayKnow(String release, String user);
}
