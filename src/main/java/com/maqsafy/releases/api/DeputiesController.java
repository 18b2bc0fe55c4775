package com.maqsafy.releases.api;

import com.maqsafy.releases.approval.UncoveredRoles;
import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.deputy.Deputy;
import com.maqsafy.releases.deputy.DeputyRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WrittenTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for whom. */
@RestController
@RequestMapping("/api/deputies")
class DeputiesController {

    private final Deputies deputies;
    private final UncoveredRoles uncovered;

    DeputiesController(Deputies deputies, UncoveredRoles uncovered) {
        this.deputies = deputies;
        this.uncovered = uncovered;
    }

    /**
     * Who is away and who stands in.
     *
     * @param deputies what lasts now or begins later, in order of its beginning
     * @param uncovered times ahead in which a role will have nobody
     * @param roles the roles in which somebody can stand in
     */
    @Schema(name = "DeputyOverview")
    record Overview(List<Deputy> deputies, List<UncoveredRoles.Gap> uncovered, Set<String> roles) {}

    /**
     * A substitute to be named.
     *
     * @param principal account of who will be away; absent = the caller
     * @param role group id
     * @param substitute account of who stands in; absent = nobody does
     * @param from RFC 3339; absent = now
     * @param until RFC 3339
     * @param reason in words of the person; only for oneself it may be absent
     */
    record Naming(
            @Nullable String principal,
            @Nullable String role,
            @Nullable String substitute,
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason)
            implements GivesReason {}

    @GetMapping
    @Operation(summary = "Who is away, who stands in for them, and when a role will have nobody")
    Overview all() {
        return new Overview(deputies.all(), uncovered.ahead(), Deputies.ROLES);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Names a substitute for a time",
            description =
                    "By the person who will be away, who holds the role, or by management, which gives a `reason`;"
                            + " nobody names oneself."
                            + " Without `substitute` it is said that the person is away and nobody stands in.")
    Deputy name(@RequestBody Naming body, Principal caller) {
        List<Violation> unread = new ArrayList<>();
        Deputies.Wish wish = new Deputies.Wish(
                text(body.principal()),
                text(body.role()),
                text(body.substitute()),
                time("from", body.from(), unread),
                time("until", body.until(), unread),
                text(body.reason()));
        if (!unread.isEmpty()) {
            throw refused(Violation.andOfOtherFields(unread, deputies.mistakes(wish, caller.getName())));
        }
        return deputies.name(wish, caller.getName());
    }

    private static RequestRefusedException refused(List<Violation> violations) {
        return new RequestRefusedException(
                HttpStatus.UNPROCESSABLE_ENTITY, "Not done", Violation.told(violations), violations);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends it before its time: by one of the two, or by management")
    void revoke(@PathVariable UUID id, Principal caller) {
        deputies.revoke(id, caller.getName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DeputyRefusedException refused) {
        HttpStatus status = switch (refused.why()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
        return SignInProblems.problem(status, refused, refused.violations());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable Instant time(String field, @Nullable String time, List<Violation> unread) {
        if (time == null || time.isBlank()) {
            return null;
        }
        try {
            return WrittenTime.read(time.strip());
        } catch (DateTimeParseException e) {
            unread.add(new Violation(
                    "REL-API-090",
                    field,
                    "'" + time + "' is no time. Write it as in 2026-12-20T08:00:00+03:00 (RFC 3339)."));
            return null;
        }
    }
}
