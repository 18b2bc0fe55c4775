package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WrittenTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads when a deployment is planned, as people and CI write it (RFC 3339). */
final class PlannedTime {

    private PlannedTime() {}

    /** The instant, or null after a violation was added: it is none, or has passed. */
    static @Nullable Instant read(String text, Instant now, List<Violation> violations) {
        try {
            Instant planned = WrittenTime.read(text);
            if (planned.isBefore(now)) {
                violations.add(new Violation(
                        "RULE-07", "plannedAt", "The planned time is past. Leave it empty for as soon as approved."));
            }
            return planned;
        } catch (DateTimeParseException e) {
            violations.add(new Violation(
                    "RULE-07",
                    "plannedAt",
                    "'" + text + "' is no time by RFC 3339. Write it like 2026-12-24T22:30:00+03:00."));
            return null;
        }
    }
}
