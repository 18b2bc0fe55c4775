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
    private static final Duration BETWEEN_PINGS = Duration.ofMillis(300);

    private final HttpProbe http;
    private final URI enqueueUrl;
    private final String statusUrl;
    private final String done;

    QueueCheck(CheckSettings settings, HttpProbe http) {
        this.http = http;
        VerificationSettings.Queue keys = settings.keys(VerificationSettings.Queue.class);
        enqueueUrl = settings.url("enqueue-url", keys.enqueueUrl());
        statusUrl = settings.urlWith("status-url", keys.statusUrl(), "{id}");
        done = keys.done();
    }

    /**
     * Sends a ping job. Workers restart gracefully: one that was told to may take a job more with the code it has, so
     * after an answer of another version the ping is sent again until the time is over (DEP-05).
     */
    @Override
    public Verdict ask(Question question) throws Exception {
        Optional<Verdict> other = Optional.empty();
        while (true) {
            try {
                Ping ping = ping(question);
                if (other.isPresent() && ping.late()) {
                    return other.get();
                }
                if (ping.version()
                        .filter(v -> !v.equals(question.expectedVersion()))
                        .isEmpty()) {
                    return ping.verdict();
                }
                other = Optional.of(Verdict.failed("the worker runs version "
                        + ping.version().get() + ", expected " + question.expectedVersion() + "; restart the workers"));
                Thread.sleep(
                        Math.min(BETWEEN_PINGS.toMillis(), question.deadline().remainingMillis()));
            } catch (TimeoutException e) {
                if (other.isPresent()) {
                    return other.get();
                }
                throw e;
            }
        }
    }

    /**
     * What became of one ping.
     *
     * @param late whether nobody processed it in time
     */
    private record Ping(Verdict verdict, Optional<String> version, boolean late) {

        static Ping failed(String evidence) {
            return new Ping(Verdict.failed(evidence), Optional.empty(), false);
        }
    }

    private Ping ping(Question question) throws Exception {
        HttpProbe past = http.through(question.bypass());
        HttpProbe.Answer enqueued = past.post(enqueueUrl, Map.of(), question.deadline());
        Optional<String> id =
                enqueued.value("id").filter(text -> ID.matcher(text).matches());
        if (!enqueued.successful() || id.isEmpty()) {
            return Ping.failed("the ping job was not taken: " + enqueued + ", expected 2xx with an id");
        }
        URI status = URI.create(statusUrl.replace("{id}", id.get()));
        String last = "nothing";
        try {
            while (true) {
                HttpProbe.Answer answer = past.get(status, null, question.deadline());
                if (answer.status() != 200) {
                    return Ping.failed("the status of the ping job answered " + answer + ", expected 200");
                }
                last = answer.value("status").orElse("missing");
                if (last.equals(done)) {
                    Optional<String> version = answer.value("version");
                    return new Ping(
                            Verdict.passed("the ping job was processed"
                                    + version.map(v -> " by version " + v).orElse("")),
                            version,
                            false);
                }
                if (last.equals("failed")) {
                    return Ping.failed("the worker failed to process the ping job");
                }
                Thread.sleep(Math.min(
                        BETWEEN_QUESTIONS.toMillis(), question.deadline().remainingMillis()));
            }
        } catch (TimeoutException e) {
            // The queue took the job and told its status: that it is not processed in time is the answer.
            if (last.equals("nothing")) {
                throw e;
            }
            return new Ping(
                    Verdict.failed("the ping job was not processed in time, its status is " + last
                            + "; check that workers are running"),
                    Optional.empty(),
                    true);
        }
    }

    /** Asks for a job that does not exist: a job of one's own would be work for production. */
    @Override
    public Verdict inspect(Question question) throws Exception {
        HttpProbe.Answer answer =
                http.get(URI.create(statusUrl.replace("{id}", "inspection")), null, question.deadline());
        return answer.status() / 100 == 5
                ? Verdict.failed("the status of jobs answered " + answer)
                : Verdict.passed("the queue's addresses answer; no job was given to it");
    }
}
