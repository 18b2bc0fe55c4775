package com.maqsafy.releases.policy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the policy ({@code releases.policy}).
 *
 * @param backupMaxAge how old a backup may be when production is touched (RULE-03); two hours unless set
 * @param plannedAtMaxDelay how long after its planned time a deployment may still begin without asking the owner again
 *     (NOTE-08); three days unless set
 */
@ConfigurationProperties("releases.policy")
record PolicySettings(
        @DefaultValue("2h") Duration backupMaxAge,
        @DefaultValue("3d") Duration plannedAtMaxDelay) {

    PolicySettings {
        if (backupMaxAge.isNegative() || backupMaxAge.isZero()) {
            throw new IllegalArgumentException("releases.policy.backup-max-age must be longer than nothing, e.g. 2h.");
        }
        if (plannedAtMaxDelay.isNegative() || plannedAtMaxDelay.isZero()) {
            throw new IllegalArgumentException(
                    "releases.policy.planned-at-max-delay must be longer than nothing, e.g. 3d.");
        }
    }
}
