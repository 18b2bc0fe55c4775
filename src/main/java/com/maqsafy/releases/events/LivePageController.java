package com.maqsafy.releases.events;

import com.maqsafy.releases.deployment.StepRun;
import com.maqsafy.releases.deployment.StepStops;
import com.maqsafy.releases.process.SignedInUser;
import com.maqsafy.releases.release.VisibleReleases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the page reads on which a release is watched, and the way to stop a step there. It lies under Camunda's {@code /api},
 * where its filters establish the session of the web applications and ask for the CSRF token; who may what is decided by
 * the same classes as over REST.
 */
@RestController
@RequestMapping("${camunda.bpm.webapp.application-path:/camunda}/api/live/{key}")
class LivePageController {

    private final SignedInUser signedIn;
    private final EventStreams streams;
    private final StepStops stops;
    private final VisibleReleases releases;

    LivePageController(SignedInUser signedIn, EventStreams streams, StepStops stops, VisibleReleases releases) {
        this.signedIn = signedIn;
        this.streams = streams;
        this.stops = stops;
        this.releases = releases;
    }

    /** Why a step is to be stopped. */
    record StopBody(@Nullable String reason) {}

    @GetMapping
    ResponseEntity<Map<String, Object>> state(@PathVariable String key) {
        String user = user();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(streams.state(key, user));
    }

    @GetMapping(path = "/events", produces = "text/event-stream")
    void events(
            @PathVariable String key,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.ofRelease(key, user(), last, request, response);
    }

    @PostMapping("/steps/{step}/stop")
    ResponseEntity<Map<String, Object>> stop(
            @PathVariable String key, @PathVariable String step, @RequestBody StopBody body) {
        String user = user();
        releases.get(key);
        StepRun run = stops.stop(key, step, user, body.reason() == null ? "" : body.reason());
        return ResponseEntity.accepted().body(Map.of("release", key, "step", run.step(), "run", run.run()));
    }

    private String user() {
        return signedIn.id().orElseThrow(NotSignedInException::new);
    }
}
