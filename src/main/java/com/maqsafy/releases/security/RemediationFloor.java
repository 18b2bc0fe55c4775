package com.maqsafy.releases.security;

import java.time.Duration;

/**
 * The longest time in which a vulnerability must be closed, whatever the decision table says (SEC-03).
 *
 * <p>A critical one in a day, a high one in a week, and in a day when it is exploited already; all others in thirty days.
 * The table that is shipped is never laxer; a table that a process owner makes laxer changes nothing beyond this.
 */
public final class RemediationFloor {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration A_MONTH = Duration.ofDays(30);

    private RemediationFloor() {}

    /**
     * The longest time allowed; the shortest of all when the severity is not known.
     *
     * @param severity word of {@link Severity}
     * @param exploitation {@code none-known}, {@code proof-of-concept} or {@code exploited}
     */
    public static Duration longest(String severity, String exploitation) {
        return switch (severity) {
            case "none", "low", "medium" -> A_MONTH;
            case "high" -> exploitation.equals("exploited") ? A_DAY : A_WEEK;
            default -> A_DAY;
        };
    }

    /** The shorter of what is asked and what is allowed; what cannot be read or is no time at all is not asked. */
    public static Duration within(String asked, String severity, String exploitation) {
        Duration longest = longest(severity, exploitation);
        try {
            Duration duration = Duration.parse(asked);
            return duration.isZero() || duration.isNegative() || duration.compareTo(longest) > 0 ? longest : duration;
        } catch (java.time.format.DateTimeParseException e) {
            return longest;
        }
    }
}
