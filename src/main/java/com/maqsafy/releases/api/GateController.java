package com.maqsafy.releases.api;

import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.policy.GateAnswers.Purpose;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** "May I deploy?" over REST: at once, or as soon as the answer changes. */
@RestController
@RequestMapping("/api/releases")
class GateController {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final VisibleReleases releases;
    private final GateWatch watch;

    GateController(VisibleReleases releases, GateWatch watch) {
        this.releases = releases;
        this.watch = watch;
    }

    @GetMapping("/{key}/gate")
    @Operation(summary = "May it be deployed at this moment, and if not, why and what does it wait for")
    DeferredResult<GateAnswer> gate(
            @PathVariable String key,
            @RequestParam(defaultValue = "PT0S") String wait,
            @RequestParam(defaultValue = "deploy") String purpose) {
        Purpose why = purpose(purpose);
        Duration time = time(wait);
        releases.get(key);
        return watch.answer(key, why, time);
    }

    private static Purpose purpose(String word) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().toLowerCase(Locale.ROOT).equals(word)) {
                return purpose;
            }
        }
        throw refused("'" + word + "' is no purpose. Use deploy, or continue for a step of the deployment that runs.");
    }

    private static Duration time(String wait) {
        try {
            Duration time = Duration.parse(wait);
            if (!time.isNegative()) {
                // For the server no milliseconds are no end at all.
                return time.compareTo(LONGEST) > 0 ? LONGEST : time.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw refused(
                "'" + wait + "' is no time to wait. Write an ISO 8601 duration, e.g. PT30S; at most PT60S is waited.");
    }

    private static RequestRefusedException refused(String message) {
        return new RequestRefusedException(HttpStatus.BAD_REQUEST, "The question cannot be understood", message);
    }
}
