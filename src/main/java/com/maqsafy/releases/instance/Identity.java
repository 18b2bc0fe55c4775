package com.maqsafy.releases.instance;

import java.util.Set;
import java.util.UUID;

/**
 * What the database says of itself.
 *
 * @param id identity that holds
 * @param generation how many there were, itself included
 * @param recorded where the database was when it got this identity
 * @param earlier identities before
 */
record Identity(UUID id, int generation, DatabaseFingerprint recorded, Set<UUID> earlier) {

    Identity {
        earlier = Set.copyOf(earlier);
    }
}
