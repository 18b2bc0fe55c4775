package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.Bypass;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a check must know of the deployment that it verifies.
 *
 * @param expectedVersion the version that must be running, MAJOR.MINOR.PATCH
 * @param since when the deployment began; older log lines are not its fault
 * @param marks where the logs ended then, by check id ({@link CheckRunner#marks}); a log check without a mark goes by the
 *     times in the log's lines
 * @param bypass how the service is reached while it is held in maintenance mode; null when users are let in
 */
public record CheckRequest(
        String expectedVersion,
        Instant since,
        Map<String, LogPosition> marks,
        @Nullable Bypass bypass) {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?");

    public CheckRequest {
        if (!VERSION.matcher(expectedVersion).matches()) {
            throw new VerificationException(
                    "REL-VER-004 The expected version of a check must be a version MAJOR.MINOR.PATCH.");
        }
        marks = Map.copyOf(marks);
    }

    /** A request without log marks. */
    public CheckRequest(String expectedVersion, Instant since) {
        this(expectedVersion, since, Map.of());
    }

    /** A request for a service that users are let in to. */
    public CheckRequest(String expectedVersion, Instant since, Map<String, LogPosition> marks) {
        this(expectedVersion, since, marks, null);
    }
}
