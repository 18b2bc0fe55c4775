package com.maqsafy.releases.approval;

/**
 * A duty that does not hold for a release, or for somebody's part in it.
 *
 * @param duty its word
 * @param why which setting, restriction or break-glass lifts it
 */
public record LiftedDuty(String duty, String why) {}
