package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The files that the records of a release name: test reports, and what steps and checks printed. */
@RestController
@RequestMapping("/api/releases/{key}/files")
class KeptFilesController {

    private final VisibleReleases releases;
    private final KeptFiles files;

    KeptFilesController(VisibleReleases releases, KeptFiles files) {
        this.releases = releases;
        this.files = files;
    }

    /**
     * @param record sequence of the record that names it
     * @param kind of that record
     * @param what that record in words
     * @param kept whether its bytes are there
     * @param deleted the record by which it went by retention; null when it did not
     */
    record FileRow(
            String sha256,
            long size,
            long record,
            String kind,
            Instant time,
            String actor,
            String what,
            boolean kept,
            @Nullable Deleted deleted) {

        private static FileRow of(KeptFiles.Named named) {
            return new FileRow(
                    named.file().sha256(),
                    named.file().size(),
                    named.record().sequence(),
                    named.record().kind(),
                    named.record().time(),
                    named.record().actor(),
                    RecordWords.of(named.record()).text(),
                    named.there(),
                    Deleted.of(named.deleted()));
        }
    }

    /**
     * That a file went by retention.
     *
     * @param at when
     * @param record sequence of the record that says so
     * @param what that record in words
     */
    record Deleted(Instant at, long record, String what) {

        private static @Nullable Deleted of(@Nullable LedgerRecord record) {
            return record == null
                    ? null
                    : new Deleted(
                            record.time(),
                            record.sequence(),
                            RecordWords.of(record).text());
        }
    }

    @GetMapping
    @Operation(summary = "The files that the records of a release name")
    List<FileRow> files(@PathVariable String key) {
        releases.get(key);
        return files.of(key).stream().map(FileRow::of).toList();
    }

    /** A download that no browser takes for a page, whatever is in it. */
    @GetMapping("/{sha256}")
    @Operation(summary = "One of these files, as it is kept")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable String sha256) {
        releases.get(key);
        byte[] content = files.find(key, sha256)
                .orElseThrow(() -> deleted(key, sha256)
                        .orElseGet(() -> new RequestRefusedException(
                                HttpStatus.NOT_FOUND,
                                "No such file",
                                "REL-API-074 No record of " + key
                                        + " names a file with this SHA-256 that is kept. GET /api/releases/" + key
                                        + "/files lists them.")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(key + "-" + sha256.substring(0, 12) + ".txt")
                                .build()
                                .toString())
                .body(content);
    }

    private Optional<RequestRefusedException> deleted(String key, String sha256) {
        return files.of(key).stream()
                .filter(named -> named.file().sha256().equals(sha256))
                .map(KeptFiles.Named::deleted)
                .filter(Objects::nonNull)
                .findFirst()
                .map(record -> new RequestRefusedException(
                        HttpStatus.GONE,
                        "Deleted",
                        "REL-API-121 This file was deleted by retention at %s, see record %d of %s. Its SHA-256 and size stay in the records."
                                .formatted(record.time(), record.sequence(), key)));
    }
}
