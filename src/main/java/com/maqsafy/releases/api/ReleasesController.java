package com.maqsafy.releases.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.hotfix.HotfixReview;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.security.Disclosure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What is asked of releases over REST: to start one, and what may happen to it. */
@RestController
@RequestMapping("/api/releases")
class ReleasesController {

    private final VisibleReleases releases;
    private final Releases allReleases;
    private final ReleaseCommands commands;
    private final Idempotency idempotency;
    private final TestReports testReports;
    private final Disclosure disclosure;
    private final HotfixReview review;
    private final ObjectMapper json;

    ReleasesController(
            VisibleReleases releases,
            Releases allReleases,
            ReleaseCommands commands,
            Idempotency idempotency,
            TestReports testReports,
            Disclosure disclosure,
            HotfixReview review,
            ObjectMapper json) {
        this.releases = releases;
        this.allReleases = allReleases;
        this.commands = commands;
        this.idempotency = idempotency;
        this.testReports = testReports;
        this.disclosure = disclosure;
        this.review = review;
        this.json = json;
    }

    /** What a start answers. */
    record Started(String key, String status, String processInstanceId) {}

    /** A reason, and for rework the parts to open again; what is absent is empty. */
    record ReasonBody(String reason, List<String> parts) {

        ReasonBody {
            reason = Objects.requireNonNullElse(reason, "");
            parts = Objects.requireNonNullElse(parts, List.of());
        }
    }

    /** Until when and why a deployment is put off; what is absent is empty. */
    record PutOffBody(String plannedAt, String reason) {

        PutOffBody {
            plannedAt = Objects.requireNonNullElse(plannedAt, "");
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    /** What somebody has to say of a release. */
    record CommentBody(String text) {

        CommentBody {
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /** The review of a hotfix, {@code actions} as {@code action | owner}; what is absent is empty. */
    record ReviewBody(String timeline, String rootCause, String whyTestsMissedIt, List<String> actions) {

        ReviewBody {
            timeline = Objects.requireNonNullElse(timeline, "");
            rootCause = Objects.requireNonNullElse(rootCause, "");
            whyTestsMissedIt = Objects.requireNonNullElse(whyTestsMissedIt, "");
            actions = Objects.requireNonNullElse(actions, List.of());
        }

        private HotfixReview.Answers answers() {
            return new HotfixReview.Answers(timeline, rootCause, whyTestsMissedIt, actions);
        }
    }

    @PostMapping
    @Operation(summary = "Starts a release")
    ResponseEntity<Started> start(
            @RequestBody StartBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Parameter(hidden = true) @Nullable String dryRun,
            Principal caller)
            throws JsonProcessingException {
        if (dryRun != null && !dryRun.equals("false")) {
            // Nobody who means a dry run starts a release because of its spelling.
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "No dry run",
                    "REL-API-061 dryRun is 'true' or 'false'. Write dryRun=true to try it, or leave it out to start.");
        }
        String release = key == null
                ? commands.start(body.request()).key()
                : idempotency
                        .once(
                                caller.getName(),
                                key,
                                json.writeValueAsString(body),
                                () -> commands.start(body.request()).key())
                        .release();
        // Whoever starts a restricted release for another owner is told that it started, and nothing of its life.
        ReleaseStatus status =
                releases.find(release).map(ReleaseDetails::status).orElse(ReleaseStatus.PREPARING);
        return ResponseEntity.created(URI.create("/api/releases/" + release))
                .body(new Started(
                        release,
                        status.word(),
                        String.valueOf(allReleases.get(release).processInstanceId())));
    }

    @PostMapping(path = "/{key}/tests", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Hands in the JUnit XML of one test",
            description =
                    "The report counts for the commit it was made for only: `commit` is that commit's hash, full or"
                            + " its first 12 digits or more. 422 when the release is of another one, and, with line and cause,"
                            + " for a report that is no evidence: no JUnit XML, nothing ran, or it contradicts itself."
                            + " `sameDocumentAs` in the answer names the other tests for"
                            + " which the same file was handed in.")
    ResponseEntity<JsonNode> tests(
            @PathVariable String key,
            @RequestParam @Parameter(description = "TEST-01 to TEST-09") String test,
            @RequestParam(required = false) @Parameter(required = true) @Nullable String commit,
            @RequestParam MultipartFile file,
            Principal caller)
            throws IOException {
        releases.get(key);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(testReports.report(key, test, commit, file.getBytes(), caller.getName()));
    }

    @PostMapping("/{key}/withdrawal")
    @Operation(summary = "Withdraws a release before production is touched")
    ResponseEntity<Started> withdraw(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        releases.get(key);
        commands.withdraw(key, caller.getName(), body.reason());
        return standing(key);
    }

    @PostMapping("/{key}/rework")
    @Operation(summary = "Sends a release back into preparation")
    ResponseEntity<Started> rework(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        releases.get(key);
        commands.rework(key, caller.getName(), body.reason(), body.parts());
        return standing(key);
    }

    @PostMapping("/{key}/planned-time")
    @Operation(
            summary = "Puts the deployment off before production is touched",
            description = "`plannedAt` is its earliest start, RFC 3339. Approvals stay as they are.")
    ResponseEntity<Started> putOff(@PathVariable String key, @RequestBody PutOffBody body, Principal caller) {
        releases.get(key);
        commands.putOff(key, caller.getName(), body.reason(), body.plannedAt());
        return standing(key);
    }

    @PostMapping("/{key}/comments")
    @Operation(summary = "Says something of an open release, in its timeline")
    ResponseEntity<Started> comment(@PathVariable String key, @RequestBody CommentBody body, Principal caller) {
        releases.get(key);
        commands.comment(key, caller.getName(), body.text());
        return standing(key);
    }

    @PostMapping("/{key}/disclosure")
    @Operation(summary = "Discloses a security release before its date")
    ResponseEntity<Started> disclose(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        releases.get(key);
        disclosure.disclose(key, caller.getName(), body.reason());
        return standing(key);
    }

    @PostMapping("/{key}/review")
    @Operation(summary = "Hands in the review of a hotfix (HOT-06)")
    ResponseEntity<Started> review(@PathVariable String key, @RequestBody ReviewBody body, Principal caller) {
        releases.get(key);
        review.give(key, caller.getName(), body.answers());
        return standing(key);
    }

    private ResponseEntity<Started> standing(String key) {
        ReleaseDetails release = releases.get(key);
        return ResponseEntity.ok(
                new Started(key, release.status().word(), String.valueOf(release.processInstanceId())));
    }
}
