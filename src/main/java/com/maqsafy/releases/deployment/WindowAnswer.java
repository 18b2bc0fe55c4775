package com.maqsafy.releases.deployment;

/**
 * Whether a release may be deployed now.
 *
 * @param answer {@code now}, {@code later} or {@code peak-approval}
 * @param opensAt when to ask again, an instant in ISO 8601 with whole seconds; matters for {@code later} only, and is then at
 *     least half a minute ahead
 */
public record WindowAnswer(String answer, String opensAt) {}
