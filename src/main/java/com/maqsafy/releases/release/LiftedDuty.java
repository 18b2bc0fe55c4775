package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Means;

/** A duty that does not hold for a release, or for somebody's part in it. */
public record LiftedDuty(
        @Means("word of the duty") String duty,

        @Means("which setting, restriction or break-glass lifts it")
        String why) {}
