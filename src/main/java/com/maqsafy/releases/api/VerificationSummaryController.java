package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.VerificationSummaries;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For consumers of SLSA: how a release ended, over REST. */
@RestController
class VerificationSummaryController {

    private final VisibleReleases releases;
    private final VerificationSummaries summaries;

    VerificationSummaryController(VisibleReleases releases, VerificationSummaries summaries) {
        this.releases = releases;
        this.summaries = summaries;
    }

    @GetMapping(path = "/api/releases/{key}/vsa", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How a release ended, as a SLSA Verification Summary Attestation",
            description =
                    "A DSSE envelope with an in-toto statement about the artefacts and the commit; `PASSED` when it was released,"
                            + " else `FAILED`. Signed by the key of the seals. 404 while the release is open.")
    ResponseEntity<String> summary(@PathVariable String key) {
        ReleaseDetails release = releases.get(key);
        return summaries
                .of(key, "pkg:generic/" + release.service() + "@" + release.version())
                .map(envelope ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(envelope))
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.NOT_FOUND,
                        "No summary yet",
                        "REL-API-191 " + key
                                + " has not ended, or ended before seals had envelopes. Ask again when it has ended."));
    }
}
