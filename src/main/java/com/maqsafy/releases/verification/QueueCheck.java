package com.maqsafy.releases.verification;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A worker takes a ping job from the queue and processes it (POST-05), and is of the expected version when the status
 * tells one (DEP-05: workers were restarted).
 */
final class QueueCheck implements Check {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final HttpProbe http;
    private final URI enqueueUrl;
    private final String statusUrl;
    private final String done;

    QueueCheck(CheckSettings settings, HttpProbe http) {
        this.http = http;
        enqueueUrl = settings.url("enqueue-url");
        statusUrl = settings.urlWith("status-url", "{id}");
        done = settings.optional("done", String.class, "processed");
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe.Answer enqueued = http.post(enqueueUrl, Map.of(), question.deadline());
        Optional<String> id =
                enqueued.value("id").filter(text -> ID.matcher(text).matches());
        if (!enqueued.successful() || id.isEmpty()) {
            return Verdict.failed("the ping job was not taken: " + enqueued + ", expected 2xx with an id");
        }
        URI status = URI.create(statusUrl.replace("{id}", id.get()));
        String last = "nothing";
        try {
            while (true) {
                HttpProbe.Answer answer = http.get(status, null, question.deadline());
                if (answer.status() != 200) {
                    return Verdict.failed("the status of the ping job answered " + answer + ", expected 200");
                }
                last = answer.value("status").orElse("missing");
                if (last.equals(done)) {
                    return processedBy(answer.value("version"), question.expectedVersion());
                }
                if (last.equals("failed")) {
                    return Verdict.failed("the worker failed to process the ping job");
                }
                Thread.sleep(Math.min(
                        BETWEEN_QUESTIONS.toMillis(), question.deadline().remainingMillis()));
            }
        } catch (TimeoutException e) {
            // The queue took the job and told its status: that it is not processed in time is the answer.
            if (last.equals("nothing")) {
                throw e;
            }
            return Verdict.failed("the ping job was not processed in time, its status is " + last
                    + "; check that workers are running");
        }
    }

    private static Verdict processedBy(Optional<String> version, String expected) {
        if (version.isPresent() && !version.get().equals(expected)) {
            return Verdict.failed(
                    "the worker runs version " + version.get() + ", expected " + expected + "; restart the workers");
        }
        return Verdict.passed("the ping job was processed"
                + version.map(v -> " by version " + v).orElse(""));
    }
}
