package com.maqsafy.releases.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which process instances are hidden from whom.
 *
 * <p>A hidden instance, and everything of it in the engine, carries a tenant id of its own. The engine leaves out of every
 * query and refuses by every command what bears a tenant id that this port does not name for the caller; calls without a
 * caller (jobs, our own work) are never restricted.
 */
public interface HiddenInstances {

    /** Tenant ids that this person may see, also those that are open to everybody by now. */
    List<String> visibleTo(String user, Collection<String> groups);

    /** Tenant ids that this person may not see. */
    List<String> hiddenFrom(String user, Collection<String> groups);

    /** The tenant id under which the instances of a release are hidden, or were before its disclosure; empty for others. */
    Optional<String> tenantOf(String release);
}
