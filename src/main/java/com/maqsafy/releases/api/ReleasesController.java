package com.maqsafy.releases.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.hotfix.HotfixReview;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.GateResult;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.security.Disclosure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Releases over REST. */
@RestController
@RequestMapping("/api/releases")
class ReleasesController {

    private static final String MARKDOWN = "text/markdown";
    private static final String CSV = "text/csv";

    private final VisibleReleases releases;
    private final Releases allReleases;
    private final ReleaseCommands commands;
    private final Dossiers dossiers;
    private final ReleaseGate gate;
    private final Ledger ledger;
    private final EvidenceExport export;
    private final Idempotency idempotency;
    private final TestReports testReports;
    private final ReleaseTasks openTasks;
    private final Disclosure disclosure;
    private final HotfixReview review;
    private final ObjectMapper json;

    ReleasesController(
            VisibleReleases releases,
            Releases allReleases,
            ReleaseCommands commands,
            Dossiers dossiers,
            ReleaseGate gate,
            Ledger ledger,
            EvidenceExport export,
            Idempotency idempotency,
            TestReports testReports,
            ReleaseTasks openTasks,
            Disclosure disclosure,
            HotfixReview review,
            ObjectMapper json) {
        this.releases = releases;
        this.allReleases = allReleases;
        this.commands = commands;
        this.dossiers = dossiers;
        this.gate = gate;
        this.ledger = ledger;
        this.export = export;
        this.idempotency = idempotency;
        this.testReports = testReports;
        this.openTasks = openTasks;
        this.disclosure = disclosure;
        this.review = review;
        this.json = json;
    }

    /** What a start answers. */
    record Started(String key, String status, String processInstanceId) {}

    /** A reason, and for rework the parts to open again. */
    record ReasonBody(@Nullable String reason, @Nullable List<String> parts) {}

    @PostMapping
    ResponseEntity<Started> start(
            @RequestBody StartBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller)
            throws JsonProcessingException {
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

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV, MARKDOWN})
    ResponseEntity<?> log(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.APPLICATION_JSON_VALUE) String accept) {
        if (limit < 1 || limit > 500) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "limit", "limit must be from 1 to 500.");
        }
        List<LogEntry> page = releases.log(new LogFilter(before, service, type, status, limit));
        List<LogRow> rows = page.stream().map(LogRow::of).toList();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.size() == limit) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"next\"".formatted(next(page.get(limit - 1).id(), limit, service, type, status)));
        }
        if (accept.contains(CSV)) {
            return answer.contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                    .body(LogTables.csv(rows));
        }
        if (accept.contains(MARKDOWN)) {
            return answer.contentType(MediaType.parseMediaType(MARKDOWN + ";charset=UTF-8"))
                    .body(LogTables.markdown(rows));
        }
        return answer.contentType(MediaType.APPLICATION_JSON).body(rows);
    }

    private static String next(
            long before, int limit, @Nullable String service, @Nullable String type, @Nullable String status) {
        var uri = org.springframework.web.util.UriComponentsBuilder.fromPath("/api/releases")
                .queryParam("before", before)
                .queryParam("limit", limit);
        Map<String, Optional<String>> filters = new LinkedHashMap<>();
        filters.put("service", Optional.ofNullable(service));
        filters.put("type", Optional.ofNullable(type));
        filters.put("status", Optional.ofNullable(status));
        filters.forEach((name, value) -> value.ifPresent(v -> uri.queryParam(name, v)));
        return uri.encode().toUriString();
    }

    @GetMapping("/{key}")
    Map<String, Object> dossier(@PathVariable String key) {
        releases.get(key);
        Dossier dossier = dossiers.of(key);
        ReleaseDetails release = dossier.release();
        Map<String, Object> answer = new LinkedHashMap<>(ReleasePayload.of(release));
        answer.put("status", release.status().word());
        answer.put("processInstanceId", release.processInstanceId());
        answer.put("createdAt", release.createdAt());
        if (release.finishedAt() != null) {
            answer.put("finishedAt", release.finishedAt());
        }
        answer.put("contentDigest", dossier.contentDigest());
        answer.put("openTasks", openTasks.of(key));
        answer.put(
                "timeline",
                dossier.records().stream()
                        .map(r -> Map.of(
                                "sequence", r.sequence(),
                                "time", r.time(),
                                "actor", r.actor(),
                                "kind", r.kind(),
                                "items", r.items()))
                        .toList());
        return answer;
    }

    @GetMapping("/{key}/gate")
    GateResult gate(@PathVariable String key) {
        releases.get(key);
        return gate.evaluate(dossiers.of(key), GateStage.DEPLOYMENT);
    }

    @GetMapping(path = "/{key}/notes", produces = MARKDOWN + ";charset=UTF-8")
    String notes(@PathVariable String key) {
        releases.get(key);
        return ledger.last(key, "notesStored")
                .or(() -> ledger.last(key, "notesWritten"))
                .map(LedgerRecord::payload)
                .map(p -> p.path("markdown").asText())
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.NOT_FOUND, "No notes yet", "The notes of " + key + " have not been written yet."));
    }

    @GetMapping(
            path = "/{key}/evidence",
            produces = {"application/jsonl", "application/x-ndjson", "application/json"})
    ResponseEntity<byte[]> evidence(@PathVariable String key) throws IOException {
        releases.get(key);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        export.write(key, lines);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(lines.toByteArray());
    }

    @PostMapping(path = "/{key}/tests", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> tests(
            @PathVariable String key, @RequestParam String test, @RequestParam MultipartFile file, Principal caller)
            throws IOException {
        releases.get(key);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(testReports.report(key, test, file.getBytes(), caller.getName()));
    }

    @PostMapping("/{key}/withdrawal")
    ResponseEntity<Started> withdraw(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        releases.get(key);
        commands.withdraw(
                key, caller.getName(), Optional.ofNullable(body.reason()).orElse(""));
        return standing(key);
    }

    @PostMapping("/{key}/rework")
    ResponseEntity<Started> rework(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        releases.get(key);
        commands.rework(
                key,
                caller.getName(),
                Optional.ofNullable(body.reason()).orElse(""),
                Optional.ofNullable(body.parts()).orElse(List.of()));
        return standing(key);
    }

    @PostMapping("/{key}/disclosure")
    ResponseEntity<Started> disclose(@PathVariable String key, @RequestBody ReasonBody body, Principal caller) {
        disclosure.disclose(
                key, caller.getName(), Optional.ofNullable(body.reason()).orElse(""));
        return standing(key);
    }

    /** The review of a hotfix, {@code actions} as {@code action | owner}. */
    record ReviewBody(
            @Nullable String timeline,
            @Nullable String rootCause,
            @Nullable String whyTestsMissedIt,
            @Nullable List<String> actions) {

        private HotfixReview.Answers answers() {
            return new HotfixReview.Answers(
                    text(timeline),
                    text(rootCause),
                    text(whyTestsMissedIt),
                    Optional.ofNullable(actions).orElse(List.of()));
        }

        private static String text(@Nullable String value) {
            return Optional.ofNullable(value).orElse("");
        }
    }

    @PostMapping("/{key}/review")
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
