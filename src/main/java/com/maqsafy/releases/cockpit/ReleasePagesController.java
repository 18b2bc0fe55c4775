package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.report.ReleaseReports;
import com.maqsafy.releases.report.ReportLanguage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the auditors' pages read. It lies under Camunda's {@code /api}, where Camunda's filters establish the session of
 * its web applications; they let every signed-in user through, so each request is checked here once more.
 */
@RestController
@RequestMapping("${camunda.bpm.webapp.application-path:/camunda}/api/releases")
class ReleasePagesController {

    private static final int PAGE = 50;

    private final AuditAccess access;
    private final VisibleReleases releases;
    private final ReleasePages pages;
    private final ReleaseReports reports;

    ReleasePagesController(AuditAccess access, VisibleReleases releases, ReleasePages pages, ReleaseReports reports) {
        this.access = access;
        this.releases = releases;
        this.pages = pages;
        this.reports = reports;
    }

    /** Runs before every method here, also those still to come. */
    @ModelAttribute
    void onlyForReaders() {
        access.require();
    }

    @GetMapping
    ResponseEntity<LogPage> log(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status) {
        // One more than is shown tells whether there is more, without counting.
        return fresh(LogPage.of(
                releases.log(new LogFilter(before, given(service), given(type), given(status), PAGE + 1)), PAGE));
    }

    @GetMapping("/{key}")
    ResponseEntity<ReleasePage> release(@PathVariable String key) {
        return fresh(pages.page(key));
    }

    @GetMapping("/{key}/runs/{run}")
    ResponseEntity<ProcessPath> path(@PathVariable String key, @PathVariable String run) {
        return fresh(pages.path(key, run)
                .orElseThrow(() -> new PageRefusedException(
                        HttpStatus.NOT_FOUND,
                        "REL-COC-003 " + key + " has no process instance " + run
                                + ". The engine's history may have been cleaned up; the timeline has everything.")));
    }

    /** A model as it is kept, for whoever goes through the records step by step. */
    @GetMapping("/{key}/models/{definition}")
    ResponseEntity<Map<String, String>> model(
            @PathVariable String key, @PathVariable String definition, @RequestParam(defaultValue = "0") int version) {
        return fresh(Map.of(
                "xml",
                pages.model(key, new DefinitionVersion(definition, version))
                        .orElseThrow(() -> new PageRefusedException(
                                HttpStatus.NOT_FOUND,
                                "REL-COC-008 No record of " + key + " was made in version " + version + " of "
                                        + definition + ", or the model is not kept."))));
    }

    /** What the administration ledger has about a release; for auditors, who read all of it. */
    @GetMapping("/{key}/around")
    ResponseEntity<List<TimelineEntry>> around(@PathVariable String key) {
        access.requireAuditor();
        return fresh(pages.around(key));
    }

    @GetMapping("/{key}/decisions")
    ResponseEntity<List<DecisionMade>> decisions(@PathVariable String key) {
        return fresh(pages.decisions(key));
    }

    @GetMapping(path = "/{key}/evidence", produces = "application/jsonl")
    ResponseEntity<byte[]> evidence(@PathVariable String key) {
        return download(key + "-evidence.jsonl")
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .body(pages.evidenceOf(key));
    }

    @GetMapping(path = "/{key}/seal", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> seal(@PathVariable String key) {
        return download(key + "-seal.json")
                .body(pages.sealOf(key)
                        .orElseThrow(() -> new PageRefusedException(
                                HttpStatus.NOT_FOUND,
                                "REL-COC-006 " + key + " is not sealed: it is open or did not reach production.")));
    }

    @GetMapping(path = "/{key}/report", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    ResponseEntity<String> report(@PathVariable String key, @RequestParam(defaultValue = "en") String lang) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // The page is complete: it loads and runs nothing.
                .header("Content-Security-Policy", ReleaseReports.PAGE_POLICY)
                .body(reports.html(key, language(lang)));
    }

    @GetMapping(path = "/{key}/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> paper(@PathVariable String key, @RequestParam(defaultValue = "en") String lang) {
        return download(key + ".pdf").body(reports.pdf(key, language(lang)));
    }

    private static ReportLanguage language(String tag) {
        return ReportLanguage.of(tag)
                .orElseThrow(() -> new PageRefusedException(
                        HttpStatus.BAD_REQUEST, "REL-COC-007 lang is 'en' or 'ar', not '" + tag + "'."));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity.BodyBuilder download(String name) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
