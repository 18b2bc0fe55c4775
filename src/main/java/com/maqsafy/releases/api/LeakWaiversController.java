package com.maqsafy.releases.api;

import com.maqsafy.releases.notes.LeakWaiverRefusedException;
import com.maqsafy.releases.notes.LeakWaivers;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Waiving a finding of the leak scanner that is none, by a second person. */
@RestController
@RequestMapping("/api/releases/{key}/notes/waivers")
class LeakWaiversController {

    private final VisibleReleases releases;
    private final LeakWaivers waivers;

    LeakWaiversController(VisibleReleases releases, LeakWaivers waivers) {
        this.releases = releases;
        this.waivers = waivers;
    }

    /** The refused text, the class of finding, and why it is none; what is absent is blank. */
    record WaiverBody(String text, String finding, String reason) {

        WaiverBody {
            text = Objects.requireNonNullElse(text, "");
            finding = Objects.requireNonNullElse(finding, "");
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    @PostMapping
    @Operation(
            summary = "Waives a finding in a text that is no leak",
            description =
                    "By a technical owner, a security owner or management who did not write the notes. Bound to the"
                            + " digest of the lines where the class is found, and to this release; keys, tokens and cards are never"
                            + " waived. The text itself is not kept.")
    ResponseEntity<LeakWaivers.Waived> waive(@PathVariable String key, @RequestBody WaiverBody body, Principal caller) {
        releases.get(key);
        try {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(waivers.waive(
                            key,
                            caller.getName(),
                            new LeakWaivers.Request(body.text(), body.finding(), body.reason())));
        } catch (LeakWaiverRefusedException e) {
            HttpStatus status = switch (e.why()) {
                case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                case WRONG -> HttpStatus.UNPROCESSABLE_ENTITY;
                case CONFLICT -> HttpStatus.CONFLICT;
            };
            throw new RequestRefusedException(status, "The waiver is refused", e.getMessage(), e.violations());
        }
    }
}
