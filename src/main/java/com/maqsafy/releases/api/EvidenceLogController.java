package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.SealLog;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.TimeStamps;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log of seals: its signed head, its entries and its proofs. It says how many releases ended, restricted ones too, so
 * those read it who may know of every release.
 */
@RestController
@RequestMapping("/api/evidence")
class EvidenceLogController {

    private final VisibleReleases releases;
    private final SealLog log;
    private final Sealing sealing;
    private final EvidenceExport export;
    private final TimeStamps stamps;

    EvidenceLogController(
            VisibleReleases releases, SealLog log, Sealing sealing, EvidenceExport export, TimeStamps stamps) {
        this.releases = releases;
        this.log = log;
        this.sealing = sealing;
        this.export = export;
        this.stamps = stamps;
    }

    /** A signed note. */
    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(summary = "The signed head of the log of seals")
    String checkpoint() {
        requireAll();
        return log.checkpoint();
    }

    /** All seals, a line each, and the checkpoint. */
    @GetMapping(
            path = "/log",
            produces = {"application/jsonl", "application/x-ndjson", "application/json"})
    @Operation(summary = "The log of seals, a line each, and its checkpoint")
    ResponseEntity<byte[]> log() throws IOException {
        requireAll();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        export.writeLog(lines);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(lines.toByteArray());
    }

    /** The time stamps that authorities outside gave for checkpoints; the answer of each in base64. */
    @GetMapping("/timestamps")
    @Operation(summary = "Time stamps (RFC 3161) that authorities outside gave for checkpoints")
    List<TimeStamps.TimeStamp> timestamps() {
        requireAll();
        return stamps.all();
    }

    /** That the seals of a release are in the log, and the checkpoint for which that is so. */
    @GetMapping("/proofs/inclusion")
    @Operation(summary = "Proofs that the seals of a release are in the log")
    SealLog.Proofs inclusion(@RequestParam String release) {
        requireAll();
        releases.get(release);
        return log.proofs(sealing.all(release));
    }

    /** That the log of a size continues that of an earlier size. */
    @GetMapping("/proofs/consistency")
    @Operation(summary = "A proof that the log of a size continues that of an earlier size")
    SealLog.Consistency consistency(@RequestParam long from, @RequestParam long to) {
        requireAll();
        return log.consistency(from, to)
                .orElseThrow(
                        () -> new RequestRefusedException(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "No such sizes",
                                "REL-API-053 from is at least 1, and to at least from and at most the size in the checkpoint."));
    }

    private void requireAll() {
        if (!releases.knowsAll()) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not shown",
                    "REL-API-052 Those who may know of every release read the log of seals: auditors, for one.");
        }
    }
}
