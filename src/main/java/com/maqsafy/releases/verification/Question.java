package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.Bypass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a check is asked with: the request as far as it concerns this check, and the time it has. */
record Question(
        String expectedVersion,
        Instant since,
        @Nullable LogPosition mark,
        Deadline deadline,
        @Nullable Bypass bypass) {

    Question(String expectedVersion, Instant since, @Nullable LogPosition mark, Deadline deadline) {
        this(expectedVersion, since, mark, deadline, null);
    }

    /** Puts the expected version into a configured text. */
    String expand(String text) {
        return text.replace("{version}", expectedVersion);
    }
}
