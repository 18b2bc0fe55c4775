package com.maqsafy.releases.retention;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is kept what is no record: records, seals and rules are never deleted.
 *
 * @param files how long the files of a release are kept after its end (test reports, what steps and checks printed); at
 *     least 30 days, for good when it is absent
 * @param historyFrom when in the night the engine begins to clean up its history, {@code HH:mm}, UTC
 * @param historyUntil when it stops, {@code HH:mm}, UTC
 */
@ConfigurationProperties("releases.retention")
record RetentionSettings(
        @Nullable Duration files,
        @DefaultValue("01:00") String historyFrom,
        @DefaultValue("05:00") String historyUntil) {

    private static final Duration SHORTEST = Duration.ofDays(30);
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    RetentionSettings {
        if (files != null && files.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("REL-RET-001 releases.retention.files is " + files
                    + ". Evidence is kept for 30 days at least after the end of a release, e.g. 3650d.");
        }
        requireTime("history-from", historyFrom);
        requireTime("history-until", historyUntil);
    }

    private static void requireTime(String key, String value) {
        if (!TIME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "REL-RET-002 releases.retention." + key + ": '" + value + "' is no time of the day, e.g. 01:00.");
        }
    }
}
