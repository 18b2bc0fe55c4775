package com.maqsafy.releases.instance;

import java.time.Instant;
import java.util.List;

/**
 * What there is to tell about this instance.
 *
 * @param mode {@code normal} or {@code safe}
 * @param instance its identity; empty when the database has none
 * @param node identity of the node that answers; empty for a new data directory in safe mode
 * @param reasons why it is in safe mode
 * @param claims what people have said in this situation
 * @param nodes the nodes that the database knows
 */
public record InstanceState(
        String mode, String instance, String node, List<String> reasons, List<Claim> claims, List<Node> nodes) {

    /**
     * A node of this instance.
     *
     * @param node identity
     * @param host where it ran last
     * @param lastSeen its last sign of life, given every minute
     */
    public record Node(String node, String host, Instant lastSeen) {}
}
