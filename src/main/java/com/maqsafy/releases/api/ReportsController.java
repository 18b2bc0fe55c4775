package com.maqsafy.releases.api;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.report.ReleaseReports;
import com.maqsafy.releases.report.ReportLanguage;
import com.maqsafy.releases.report.TooManyReleasesException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paper over REST: the report of a release, and an archive of all that ended in a period. */
@RestController
class ReportsController {

    private static final Set<String> ARCHIVISTS = Set.of(Roles.AUDITOR, Roles.PROCESS_OWNER, Roles.MANAGEMENT);

    private static final String CSV = "text/csv";

    private final ReleaseReports reports;
    private final People people;

    ReportsController(ReleaseReports reports, People people) {
        this.reports = reports;
        this.people = people;
    }

    @GetMapping(path = "/api/releases/{key}/report", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Operation(
            summary = "The report of a release: one page that prints on A4",
            description =
                    "`Accept: application/pdf` answers the same as PDF/A-1b. Told from the ledger alone; it changes nothing.")
    ResponseEntity<String> html(@PathVariable String key, @RequestParam(defaultValue = "en") String lang) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", ReleaseReports.PAGE_POLICY)
                .body(reports.html(key, language(lang)));
    }

    @GetMapping(path = "/api/releases/{key}/report", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The report of a release as PDF")
    ResponseEntity<byte[]> pdf(@PathVariable String key, @RequestParam(defaultValue = "en") String lang) {
        byte[] pdf = reports.pdf(key, language(lang));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(key + ".pdf"))
                .body(pdf);
    }

    @GetMapping(
            path = "/api/releases/{key}/coverage",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Operation(
            summary = "What became of every item of the policy in a release",
            description =
                    "`state` is `met`, `not-met`, `open` or `not-applicable`; `why` says why an item does not apply or is open,"
                            + " `record` which record decided. `Accept: text/csv` answers the same as a table.")
    ResponseEntity<?> coverage(
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.APPLICATION_JSON_VALUE) String accept) {
        ReportLanguage language = language(lang);
        ReleaseCoverage coverage = ReleaseCoverage.of(key, reports.coverage(key), language);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return accept.contains(CSV)
                ? answer.contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                        .body(coverage.csv())
                : answer.contentType(MediaType.APPLICATION_JSON).body(coverage);
    }

    @GetMapping(path = "/api/evidence/reports", produces = "application/zip")
    @Operation(
            summary = "An archive of all releases that ended in a period",
            description =
                    "A ZIP with `index.html`, `index.csv` (the SHA-256 of each file), `controls.html` (what they show for controls of"
                            + " standards), and of each release its report and its evidence. For auditors, process owners and"
                            + " management; at most 499 releases at once.")
    void archive(
            @RequestParam(defaultValue = "") @Parameter(description = "first day, e.g. 2026-10-01 (UTC); required")
                    String from,
            @RequestParam(defaultValue = "") @Parameter(description = "last day, e.g. 2026-12-31 (UTC); required")
                    String to,
            @RequestParam(defaultValue = "en") String lang,
            Principal caller,
            HttpServletResponse response)
            throws IOException {
        if (Collections.disjoint(people.roles(caller.getName()), ARCHIVISTS)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "REL-API-070 Only auditors, process owners and management take an archive. Ask an administrator for the role auditor.");
        }
        ReportLanguage language = language(lang);
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (last.isBefore(first)) {
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "from and to",
                    "REL-API-071 to is before from. Give the first and the last day.");
        }
        Instant begin = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<ReleaseDetails> ended;
        try {
            ended = reports.ended(begin, end);
        } catch (TooManyReleasesException e) {
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST, "Too many releases", String.valueOf(e.getMessage()));
        }
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("releases-" + first + "-" + last + ".zip"));
        reports.archive(ended, begin, end, language, response.getOutputStream());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private static ReportLanguage language(String tag) {
        return ReportLanguage.of(tag)
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.BAD_REQUEST, "lang", "REL-API-072 lang is 'en' or 'ar', not '" + tag + "'."));
    }

    private static LocalDate day(String name, String text) {
        return QueryValues.written(text)
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.BAD_REQUEST, name, "REL-API-073 " + name + " is a day such as 2026-10-01."));
    }
}
