package com.maqsafy.releases.verification;

import java.util.Map;

/** Asks the questions. Safe for any number of threads at once. */
public interface CheckRunner {

    /**
     * Runs one check and waits for its result, little longer than the check's time-out at most.
     *
     * <p>An exception or a time-out in the check is a result too ({@link CheckResult.Outcome#ERRORED}).
     *
     * @throws VerificationException {@code REL-VER-002} when the service has no such check
     */
    CheckResult run(String service, String checkId, CheckRequest request);

    /**
     * Where the logs of a service end now, by id of the log check (POST-09). Taken when a deployment begins and handed
     * back in {@link CheckRequest#marks}; a log that cannot be read has no mark.
     */
    Map<String, LogPosition> marks(String service);
}
