package com.maqsafy.releases.api;

import com.maqsafy.releases.deployment.StepRun;
import com.maqsafy.releases.deployment.StepStops;
import com.maqsafy.releases.events.EventStreams;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What happens right now, as server-sent events, and the way to stop a step that hangs. */
@RestController
class ReleaseEventsController {

    private static final String EVENTS = """
            Server-sent events. Each has an `id`; a client that comes again sends the last one as `Last-Event-ID` and is sent \
            what it missed, each event once. A line `: heartbeat` comes every 15 s.

            | event | `data` (JSON) |
            | --- | --- |
            | `snapshot` | first, unless what was missed could be sent. Of one release: `release` `service` `version` `summary` \
            `status` `final` `now` `mayStop`, `steps[]` (`plan` `attempt` `step` `index` `of` `title` `item` `command[]` `state` `run` `startedAt` \
            `outcome` `durationMs` `stopBy` `stopReason` `lines[]`; `state` is `waiting` `running` `stopping` `done` `failed` \
            `given-up`), `checks[]` (`check` `item` `state` `evidence` `durationMs`), `tasks[]`. Of all: `releases[]`, `steps[]` \
            that run |
            | `status` | `release` `at` `from` `to` `final` |
            | `step` | `what`: `started` (`plan` `attempt` `step` `index` `of` `title` `run` `command[]`), `progress` (`plan` \
            `attempt` `step` `run` `node` `startedAt` `updatedAt` `lines[]`: the last lines of its output, at most 4 KiB, at most \
            once a second), `stop-requested` (`by` `reason`), `ended` (`outcome` `exitCode` `durationMs`) |
            | `check` | `what`: `started` (`purpose` `attempt` `round` `check`), `ended` (`item` `outcome` `evidence` `durationMs` \
            `critical`) |
            | `task` | `what`: `opened` (`groups[]` `due`), `assigned` (`assignee`), `completed`, `closed`; `id` `element` `title` |
            | `end` | `reason`: `release-ended` (do not come again), `shutdown`, `come-again`, `slow`, `not-allowed` |

            `release`, `what` and `at` are in every event but `snapshot` and `end`.""";

    private final EventStreams streams;
    private final StepStops stops;
    private final VisibleReleases releases;

    ReleaseEventsController(EventStreams streams, StepStops stops, VisibleReleases releases) {
        this.streams = streams;
        this.stops = stops;
        this.releases = releases;
    }

    /** Why a step is to be stopped. */
    record StopBody(@Nullable String reason) {}

    /** The run that will be stopped. */
    record Stopping(String release, String plan, int attempt, String step, int run) {}

    @GetMapping(path = "/api/releases/{key}/events", produces = "text/event-stream")
    @Operation(summary = "What happens to one release, until it ends", description = EVENTS)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "the release has ended and nothing was missed", content = @Content)
    @ApiResponse(responseCode = "429", description = "too many streams", content = @Content)
    void ofRelease(
            @PathVariable String key,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Parameter(in = ParameterIn.HEADER, description = "id of the last event that the client has")
                    @Nullable
                    String last,
            @Parameter(hidden = true) Principal caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.ofRelease(key, caller.getName(), last, request, response);
    }

    @GetMapping(path = "/api/events", produces = "text/event-stream")
    @Operation(summary = "What happens to all releases of which the caller may know", description = EVENTS)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "429", description = "too many streams", content = @Content)
    void ofAll(
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Parameter(in = ParameterIn.HEADER, description = "id of the last event that the client has")
                    @Nullable
                    String last,
            @Parameter(hidden = true) Principal caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.ofAll(caller.getName(), last, request, response);
    }

    @PostMapping("/api/releases/{key}/steps/{step}/stop")
    @Operation(
            summary = "Stops a step that runs",
            description = "By members of deployment-owner or rollback-owner. Its processes end within some seconds, on"
                    + " whatever node they run; then the step's owner is asked. 409 when it does not run.")
    ResponseEntity<Stopping> stop(
            @PathVariable String key, @PathVariable String step, @RequestBody StopBody body, Principal caller) {
        releases.get(key);
        StepRun run = stops.stop(key, step, caller.getName(), body.reason() == null ? "" : body.reason());
        return ResponseEntity.accepted()
                .body(new Stopping(run.release(), run.plan(), run.attempt(), run.step(), run.run()));
    }
}
