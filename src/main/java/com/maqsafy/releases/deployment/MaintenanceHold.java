package com.maqsafy.releases.deployment;

import java.time.Instant;

/**
 * A service is held in maintenance mode by a release (DEP-06), as its ledger tells.
 *
 * @param since when it was closed, or may have been
 * @param certain whether it is known to be closed; false when the closing failed or nobody knows how it ended, which is
 *     treated as closed until the service was brought online
 */
record MaintenanceHold(Instant since, boolean certain) {}
