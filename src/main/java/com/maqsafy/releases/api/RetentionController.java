package com.maqsafy.releases.api;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.retention.LegalHold;
import com.maqsafy.releases.retention.LegalHolds;
import com.maqsafy.releases.retention.Retention;
import com.maqsafy.releases.retention.RetentionRefusedException;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is kept how long, and legal holds, for auditors and management. */
@RestController
@RequestMapping("/api/retention")
class RetentionController {

    private static final Set<String> ROLES = Set.of(Roles.AUDITOR, Roles.MANAGEMENT);

    private final Retention retention;
    private final LegalHolds holds;

    RetentionController(Retention retention, LegalHolds holds) {
        this.retention = retention;
        this.holds = holds;
    }

    /**
     * A hold.
     *
     * @param release key of the release that it is on
     * @param service id of the service that it is on, in place of a release
     * @param reason why
     */
    record HoldBody(
            @Nullable String release,
            @Nullable String service,
            @Nullable String reason) implements GivesReason {}

    /** @param reason why it is lifted */
    record LiftBody(@Nullable String reason) implements GivesReason {}

    @GetMapping
    @Operation(
            summary =
                    "What is kept how long, which releases' files are deleted next, and which legal holds are in force",
            description = "For auditors and management.")
    ResponseEntity<Retention.RetentionOverview> overview(Authentication caller) {
        require(caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(retention.overview());
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Sets a legal hold on a release or on all releases of a service: nothing of it is deleted",
            description =
                    "`{\"release\" or \"service\", \"reason\"}`, by auditors and management; record `legalHoldSet` of the administration ledger.")
    LegalHold hold(@RequestBody HoldBody body, Authentication caller) {
        require(caller);
        return holds.set(
                QueryValues.given(body.release()),
                QueryValues.given(body.service()),
                Objects.requireNonNullElse(body.reason(), ""),
                caller.getName());
    }

    @PostMapping("/holds/{id}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Lifts a legal hold",
            description =
                    "`{\"reason\"}`, by auditors and management; record `legalHoldLifted` of the administration ledger.")
    void lift(@PathVariable String id, @RequestBody LiftBody body, Authentication caller) {
        require(caller);
        holds.lift(number(id), Objects.requireNonNullElse(body.reason(), ""), caller.getName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RetentionRefusedException refused) {
        return SignInProblems.problem(
                refused.unknown() ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_ENTITY,
                refused,
                refused.violations());
    }

    /** What is no number is the number of no hold. */
    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void require(Authentication caller) {
        if (caller.getAuthorities().stream().noneMatch(a -> ROLES.contains(a.getAuthority()))) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not shown",
                    "REL-API-120 Only auditors and management see what is kept how long, and set legal holds.");
        }
    }
}
