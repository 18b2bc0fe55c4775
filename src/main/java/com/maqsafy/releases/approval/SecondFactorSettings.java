package com.maqsafy.releases.approval;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How somebody who approves must have signed in.
 *
 * @param acr values of the claim {@code acr} (OpenID Connect Core 1.0, section 2) with one of which the company's provider says that
 *     a second factor was used; none = nobody is asked for one. Local accounts have none and approve nothing then
 * @param withoutAcr local accounts that approve without it all the same, each at its own risk
 */
@ConfigurationProperties("releases.approval")
public record SecondFactorSettings(
        @DefaultValue List<String> acr, @DefaultValue List<String> withoutAcr) {

    public SecondFactorSettings {
        acr = List.copyOf(acr);
        withoutAcr = List.copyOf(withoutAcr);
        if (acr.stream().anyMatch(value -> value.isBlank() || value.contains(" "))) {
            throw new IllegalArgumentException(
                    "REL-APR-020 releases.approval.acr has a blank value or one with a blank in it. Write each value as the"
                            + " provider sends it.");
        }
    }

    /** Whether approvals need it. */
    public boolean demanded() {
        return !acr.isEmpty();
    }

    /** Whether somebody who signed in so may approve. */
    public boolean suffices(String account, String given) {
        return !demanded() || acr.contains(given) || withoutAcr.contains(account);
    }
}
