package com.maqsafy.releases.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold that is in force.
 *
 * @param id its number: sequence of the record of the administration ledger that set it
 * @param release key of the release that it is on; null for one on a service
 * @param service id of the service that it is on; null for one on a release
 * @param reason why, in words of whoever set it
 * @param by user id of whoever set it
 * @param at when
 */
public record LegalHold(
        long id, @Nullable String release, @Nullable String service, String reason, String by, Instant at) {}
