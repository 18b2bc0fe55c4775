package com.maqsafy.releases.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.report.ReleaseReports;
import com.maqsafy.releases.search.FoundRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a search found, as files. */
@Component
class FoundReleases {

    static final String CSV = "text/csv";
    static final String LINES = "application/jsonl";
    static final String ZIP = "application/zip";

    private static final List<String> COLUMNS = List.of(
            "key", "service", "version", "type", "status", "owner", "requester", "requested", "finished", "summary");

    private final ReleaseReports reports;
    private final ObjectMapper json;

    FoundReleases(ReleaseReports reports, ObjectMapper json) {
        this.reports = reports;
        this.json = json;
    }

    static String csv(List<FoundRelease> found) {
        CsvTable csv = new CsvTable(COLUMNS);
        found.forEach(release -> csv.row(cells(release)));
        return csv.toString();
    }

    /** The same table as a spreadsheet. The stream stays open. */
    static void xlsx(List<FoundRelease> found, OutputStream out) throws IOException {
        XlsxTable xlsx = new XlsxTable(out, "releases", COLUMNS);
        for (FoundRelease release : found) {
            xlsx.row(cells(release));
        }
        xlsx.finish();
    }

    private static @Nullable Object[] cells(FoundRelease r) {
        return new @Nullable Object[] {
            r.key(),
            r.service(),
            r.version(),
            r.type(),
            r.status(),
            r.owner(),
            r.requester(),
            r.createdAt(),
            r.finishedAt(),
            r.summary()
        };
    }

    /** One release a line of JSON. */
    String lines(List<FoundRelease> found) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (FoundRelease release : found) {
            lines.append(json.writeValueAsString(release)).append('\n');
        }
        return lines.toString();
    }

    /** {@code index.csv}, and the evidence of each as {@code GET /api/releases/{key}/evidence} answers it. The stream stays open. */
    void zip(List<FoundRelease> found, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, "index.csv", csv(found).getBytes(StandardCharsets.UTF_8));
        for (FoundRelease release : found) {
            put(zip, "evidence/" + release.key() + ".jsonl", reports.evidence(release.key()));
        }
        zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
