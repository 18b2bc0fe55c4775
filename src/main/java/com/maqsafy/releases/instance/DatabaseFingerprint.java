package com.maqsafy.releases.instance;

import org.jspecify.annotations.Nullable;

/**
 * Where a database really is.
 *
 * @param cluster system identifier of the PostgreSQL cluster, the same on its standbys; null where it may not be asked
 * @param oid number of the database in the cluster; a restored dump has a new one
 * @param name for people
 */
record DatabaseFingerprint(@Nullable String cluster, long oid, String name) {

    boolean isSameAs(DatabaseFingerprint other) {
        return oid == other.oid
                && ((cluster == null || other.cluster == null)
                        ? name.equals(other.name)
                        : cluster.equals(other.cluster));
    }

    @Override
    public String toString() {
        return "database " + name + " (" + oid + ") of cluster " + (cluster == null ? "unknown" : cluster);
    }
}
