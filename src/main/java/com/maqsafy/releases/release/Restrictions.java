package com.maqsafy.releases.release;

import com.maqsafy.releases.person.Roles;
import java.util.Set;

/**
 * Who may know of a release before its disclosure. To anybody else a restricted release does not exist, administrators
 * included.
 */
public interface Restrictions {

    /** Groups whose members may know of every restricted release; besides them its owner may. */
    Set<String> CIRCLE = Roles.CONFIDANTS;

    /**
     * Restricts a release that is being started, in the caller's transaction.
     *
     * @param processInstanceId its process instance, of a process that is hidden
     * @param owner user id of its owner
     * @throws IllegalStateException {@code REL-PRC-040} when that process is not hidden, {@code REL-REL-020} when the release
     *     was restricted before
     */
    void impose(String release, String processInstanceId, String owner);

    /**
     * Lifts the restriction of a release in the caller's transaction; from then on everybody sees it. Nothing happens when
     * it is not restricted.
     */
    void lift(String release);

    /** Whether a release is restricted just now. */
    boolean restricted(String release);

    /** Whether a person may know of a release: it is not restricted, or the person is its owner or in {@link #CIRCLE}. */
    boolean mayKnow(String release, String user);
}
