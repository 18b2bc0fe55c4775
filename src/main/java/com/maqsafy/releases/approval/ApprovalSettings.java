package com.maqsafy.releases.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of approvals ({@code releases.policy}).
 *
 * @param approvalMaxAge how old an approval may be when production is touched (APR-01 to APR-07); 14 days unless set
 */
@ConfigurationProperties("releases.policy")
public record ApprovalSettings(@DefaultValue("14d") Duration approvalMaxAge) {

    public ApprovalSettings {
        if (approvalMaxAge.isNegative() || approvalMaxAge.isZero()) {
            throw new IllegalArgumentException(
                    "releases.policy.approval-max-age must be longer than nothing, e.g. 14d.");
        }
    }
}
