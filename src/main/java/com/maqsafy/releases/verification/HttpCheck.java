package com.maqsafy.releases.verification;

import com.maqsafy.releases.deployment.Bypass;
import com.maqsafy.releases.deployment.ClosedAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An address answers with the expected status and content (POST-01, POST-04, POST-10, POST-12..14). */
final class HttpCheck implements Check {

    private final HttpProbe http;
    private final URI url;
    private final int status;
    private final @Nullable String contains;
    private final Map<String, String> json;

    HttpCheck(CheckSettings settings, HttpProbe http) {
        this.http = http;
        VerificationSettings.Http keys = settings.keys(VerificationSettings.Http.class);
        url = settings.url("url", keys.url());
        status = keys.status();
        contains = settings.placeholderText("contains", keys.contains());
        json = new TreeMap<>(settings.placeholderTexts("json", keys.json()));
    }

    /** Which version answers is not known here, so only the status counts. */
    @Override
    public Verdict inspect(Question question) throws Exception {
        HttpProbe.Answer answer = http.get(url, null, question.deadline());
        return answer.status() == status
                ? Verdict.passed("status " + status)
                : Verdict.failed("status " + answer.status() + ", expected " + status + redirectHint(answer.status()));
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe.Answer answer = http.through(question.bypass()).get(url, null, question.deadline());
        if (answer.status() != status) {
            return Verdict.failed("status " + answer.status() + ", expected " + status + redirectHint(answer.status()));
        }
        if (contains != null && !answer.body().contains(question.expand(contains))) {
            return answer.truncated()
                    ? Verdict.cannotTell("the expected text is not in the first MiB of the answer; ask a shorter page")
                    : Verdict.failed("status " + status + ", but the answer does not contain the expected text");
        }
        if (!json.isEmpty() && answer.json().isEmpty()) {
            return Verdict.failed("status " + status + ", but the answer is not JSON of at most 1 MiB");
        }
        StringBuilder seen = new StringBuilder("status " + status);
        for (Map.Entry<String, String> entry : json.entrySet()) {
            String expected = question.expand(entry.getValue());
            String actual = answer.value(entry.getKey()).orElse("missing");
            if (!actual.equals(expected)) {
                return Verdict.failed("the member " + entry.getKey() + " is " + actual + ", expected " + expected);
            }
            seen.append(", ").append(entry.getKey()).append(' ').append(actual);
        }
        return Verdict.passed(seen.toString());
    }

    /** Whether it is asked past maintenance mode while the service is held. */
    boolean isReachedThrough(Bypass bypass) {
        return bypass.covers(url);
    }

    /** By what its address shows strangers that they are turned away; the status that the check expects shows nothing. */
    Optional<String> turnsAway(ClosedAnswer closed, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        HttpProbe.Answer answer = http.get(url, null, deadline);
        Set<Integer> others =
                closed.statuses().stream().filter(other -> other != status).collect(Collectors.toUnmodifiableSet());
        return new ClosedAnswer(others, closed.redirect(), closed.contains())
                .seenIn(url, answer.status(), answer.location(), answer.body());
    }

    private static String redirectHint(int status) {
        return status / 100 == 3 ? "; redirects are not followed, configure the final address" : "";
    }
}
