package com.maqsafy.releases.policy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the policy ({@code releases.policy}).
 *
 * @param backupMaxAge how old a backup may be when production is touched (RULE-03); two hours unless set
 */
@ConfigurationProperties("releases.policy")
record PolicySettings(@DefaultValue("2h") Duration backupMaxAge) {

    PolicySettings {
        if (backupMaxAge.isNegative() || backupMaxAge.isZero()) {
            throw new IllegalArgumentException("releases.policy.backup-max-age must be longer than nothing, e.g. 2h.");
        }
    }
}
