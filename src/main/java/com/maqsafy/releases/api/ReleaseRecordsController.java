package com.maqsafy.releases.api;

import com.maqsafy.releases.deployment.ProductionWords;
import com.maqsafy.releases.deployment.RolledBackTags;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.notes.NotesStored;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.DutyOverview;
import com.maqsafy.releases.policy.TestEvidence;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleasePayload;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.report.ReleaseReports;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known of releases, over REST: the log, and of each release its dossier, gate, notes and evidence. */
@RestController
@RequestMapping("/api/releases")
class ReleaseRecordsController {

    private static final String MARKDOWN = "text/markdown";
    private static final String CSV = "text/csv";

    /** What a record of a step of a plan says of the step. */
    private static final List<String> STEP = List.of("plan", "step", "title");

    private final VisibleReleases releases;
    private final Dossiers dossiers;
    private final Ledger ledger;
    private final ReleaseReports reports;
    private final ReleaseTasks openTasks;
    private final ProductionWords production;
    private final RolledBackTags rolledBackTags;
    private final DutyOverview duties;

    ReleaseRecordsController(
            VisibleReleases releases,
            Dossiers dossiers,
            Ledger ledger,
            ReleaseReports reports,
            ReleaseTasks openTasks,
            ProductionWords production,
            RolledBackTags rolledBackTags,
            DutyOverview duties) {
        this.releases = releases;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.reports = reports;
        this.openTasks = openTasks;
        this.production = production;
        this.rolledBackTags = rolledBackTags;
        this.duties = duties;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV, MARKDOWN})
    @Operation(summary = "The release log, newest first; as JSON, CSV or Markdown")
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
    @Operation(summary = "A release with its tasks, tests, approvals and timeline")
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
        answer.put("productionRuns", production.of(release.service()));
        rolledBackTags.of(key).ifPresent(rolledBack -> answer.put("rolledBack", rolledBack));
        answer.put("openTasks", openTasks.of(key));
        answer.put("tests", TestEvidence.results(dossier));
        answer.putAll(duties.of(dossier, true));
        answer.put(
                "timeline",
                dossier.records().stream()
                        .map(ReleaseRecordsController::happened)
                        .toList());
        return answer;
    }

    /** A record of the timeline; of a step with its id, its name for people and its plan. */
    static Map<String, Object> happened(LedgerRecord happened) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", happened.sequence());
        row.put("time", happened.time());
        row.put("actor", happened.actor());
        row.put("kind", happened.kind());
        row.put("items", happened.items());
        row.put("what", RecordWords.of(happened).text());
        if (happened.payload().path("step").isTextual()) {
            STEP.stream()
                    .filter(member -> happened.payload().path(member).isTextual())
                    .forEach(member ->
                            row.put(member, happened.payload().path(member).asText()));
        }
        return row;
    }

    @GetMapping(path = "/{key}/notes", produces = MARKDOWN + ";charset=UTF-8")
    @Operation(summary = "The release notes as far as they are written, Markdown")
    String notes(@PathVariable String key) {
        releases.get(key);
        return ledger.last(key, NotesStored.class)
                .map(r -> r.event().markdown())
                .or(() ->
                        ledger.last(key, NotesWritten.class).map(r -> r.event().markdown()))
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.NOT_FOUND, "No notes yet", "The notes of " + key + " have not been written yet."));
    }

    @GetMapping(
            path = "/{key}/evidence",
            produces = {"application/jsonl", "application/x-ndjson", "application/json"})
    @Operation(summary = "The ledger of a release, a line each; after sealing with the seal")
    @Nullable
    ResponseEntity<byte[]> evidence(
            @PathVariable String key, @RequestParam(defaultValue = "false") boolean files, HttpServletResponse response)
            throws IOException {
        if (files) {
            releases.get(key);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            reports.evidenceWithFiles(key, response.getOutputStream());
            return null;
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(reports.evidence(key));
    }
}
