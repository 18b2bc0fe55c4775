package com.maqsafy.releases.api;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.suspicion.Suspicion;
import com.maqsafy.releases.suspicion.SuspicionQuery;
import com.maqsafy.releases.suspicion.SuspicionRefusedException;
import com.maqsafy.releases.suspicion.Suspicions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Suspicions over REST, for auditors, and what they note about them. */
@RestController
class SuspicionsController {

    private static final String CSV = "text/csv";

    private static final List<String> COLUMNS =
            List.of("id", "kind", "release", "at", "found", "why", "records", "notes");

    private final Suspicions suspicions;

    SuspicionsController(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    /**
     * A note.
     *
     * @param release key of the release
     * @param suspicion id of the suspicion
     * @param text what the auditor found out
     */
    record NoteBody(
            @Nullable String release,
            @Nullable String suspicion,
            @Nullable String text) {}

    @GetMapping("/api/suspicions")
    @Operation(
            summary = "What an auditor should ask about, found by rules that distrust the product itself",
            description =
                    "For auditors. Looks at 50 releases, those requested last first; `before` of the answer leads to"
                            + " those that follow. With `Accept: text/csv` one line a suspicion.")
    ResponseEntity<Object> suspicions(
            @RequestParam(required = false)
                    @Parameter(description = "only of this kind, e.g. approved-in-seconds")
                    @Nullable
                    String kind,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false)
                    @Parameter(description = "releases requested on this day or later (UTC)")
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(description = "releases requested on this day or earlier (UTC)")
                    @Nullable
                    String to,
            @RequestParam(required = false) @Parameter(description = "position to go on behind") @Nullable Long before,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            Authentication caller) {
        require(caller);
        SuspicionQuery query;
        try {
            query = new SuspicionQuery(
                    QueryValues.given(kind),
                    QueryValues.given(service),
                    start(QueryValues.day("from", from), 0),
                    start(QueryValues.day("to", to), 1),
                    before);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "Not looked for", String.valueOf(e.getMessage()));
        }
        Suspicions.Page page = suspicions.page(query);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return accept.contains(CSV)
                ? answer.contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                        .body(csv(page.suspicions()))
                : answer.contentType(MediaType.APPLICATION_JSON).body(page);
    }

    @PostMapping("/api/suspicions/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keeps an auditor's note about a suspicion, as a record of the administration ledger",
            description =
                    "`{\"release\", \"suspicion\", \"text\"}`, by auditors. It is the only thing that they write.")
    Suspicion note(@RequestBody NoteBody body, Authentication caller) {
        require(caller);
        return suspicions.note(text(body.release()), text(body.suspicion()), text(body.text()), caller.getName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SuspicionRefusedException refused) {
        return SignInProblems.problem(
                switch (refused.why()) {
                    case QUERY -> HttpStatus.BAD_REQUEST;
                    case NOTE -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                },
                refused);
    }

    private static void require(Authentication caller) {
        if (caller.getAuthorities().stream().noneMatch(a -> Roles.AUDITOR.equals(a.getAuthority()))) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not shown",
                    "REL-SUS-001 Only auditors read suspicions and note something about them. Ask an administrator for the role auditor.");
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable Instant start(@Nullable LocalDate day, int later) {
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String csv(List<Suspicion> suspicions) {
        CsvTable csv = new CsvTable(COLUMNS);
        suspicions.forEach(s -> csv.row(
                s.id(),
                s.kind(),
                s.release(),
                s.at(),
                s.text(),
                s.why(),
                s.records().stream().map(p -> p.ledger() + " " + p.sequence()).collect(Collectors.joining("; ")),
                s.notes().stream()
                        .map(n -> n.at() + " " + n.by() + ": " + n.text())
                        .collect(Collectors.joining("; "))));
        return csv.toString();
    }
}
