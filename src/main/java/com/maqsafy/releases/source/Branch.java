package com.maqsafy.releases.source;

import java.time.Instant;

/**
 * A branch of a service's repository.
 *
 * @param name short name, e.g. {@code release/1.5.0}
 * @param commit the commit at its head
 * @param when the committer's time of that commit
 * @param contains whether it contains the commit that was asked about
 * @param ahead whether it has anything that the commit that was asked about has not
 */
public record Branch(String name, String commit, Instant when, boolean contains, boolean ahead) {}
