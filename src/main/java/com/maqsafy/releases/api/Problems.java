package com.maqsafy.releases.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.maqsafy.releases.deployment.StepStopRefusedException;
import com.maqsafy.releases.events.TooManyStreamsException;
import com.maqsafy.releases.process.CallFailure;
import com.maqsafy.releases.process.FailureLog;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VersionExistsException;
import com.maqsafy.releases.security.AlreadyDisclosedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as problem documents (RFC 9457); a refusal lists every violation under {@code violations}. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Map<CallFailure, String> TITLES = Map.of(
            CallFailure.INVALID, "The request cannot be meant",
            CallFailure.NOT_ALLOWED, "Not allowed",
            CallFailure.ABSENT, "Not found",
            CallFailure.CONFLICT, "Not possible now");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(RuntimeException error) {
        Throwable cause = error;
        while (cause != null) {
            if (cause instanceof SubmissionRefusedException refused) {
                return refused(refused);
            }
            cause = cause.getCause();
        }
        if (error instanceof UnknownReleaseException) {
            return problem(HttpStatus.NOT_FOUND, "Unknown release", error.getMessage(), List.of());
        }
        if (error instanceof AlreadyDisclosedException) {
            return problem(HttpStatus.CONFLICT, "Disclosed already", error.getMessage(), List.of());
        }
        if (error instanceof StepStopRefusedException refused) {
            return problem(status(refused.why()), "The step is not stopped", error.getMessage(), List.of());
        }
        if (error instanceof TooManyStreamsException) {
            return problem(HttpStatus.TOO_MANY_REQUESTS, "Too many streams", error.getMessage(), List.of());
        }
        if (error instanceof RequestRefusedException refused) {
            return problem(refused.status(), refused.title(), refused.getMessage(), refused.violations());
        }
        if (error instanceof MultipartException) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "The body cannot be read",
                    "REL-API-083 The body is not the multipart/form-data that its Content-Type says. Send it with its"
                            + " boundary (RFC 7578).",
                    List.of());
        }
        CallFailure kind = CallFailure.of(error);
        if (kind != CallFailure.FAULT) {
            HttpStatus status = HttpStatus.valueOf(kind.status());
            return problem(status, requireNonNull(TITLES.get(kind)), kind.words(error), List.of());
        }
        FailureLog.error(LOG, "REL-API-001 A request failed.", error);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Failed",
                error instanceof ProcessEngineException
                        ? "The process could not go on; see the application's log."
                        : "Something went wrong; see the application's log.",
                List.of());
    }

    private static HttpStatus status(StepStopRefusedException.Why why) {
        return switch (why) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case UNKNOWN_STEP -> HttpStatus.NOT_FOUND;
            case NOT_RUNNING -> HttpStatus.CONFLICT;
        };
    }

    private static ResponseEntity<ProblemDetail> refused(SubmissionRefusedException refused) {
        boolean exists = refused instanceof VersionExistsException;
        return problem(
                exists ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY,
                exists ? "The version exists" : "The request is refused",
                refused.getMessage(),
                refused.violations());
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String title, @Nullable String detail, List<Violation> violations) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        if (!violations.isEmpty()) {
            problem.setProperty("violations", violations);
        }
        return ResponseEntity.status(status)
                .contentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String message = error.getCause() instanceof JsonParseException parse
                ? "REL-API-491 The body is no JSON: %s. It cannot be read from line %d, column %d on."
                        .formatted(
                                why(parse),
                                parse.getLocation().getLineNr(),
                                parse.getLocation().getColumnNr())
                : "REL-API-492 The body is missing, or is not the JSON that this call takes" + member(error)
                        + ". Send one object, in braces: {…}.";
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, message);
        problem.setTitle("The body cannot be read");
        return handleExceptionInternal(error, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    /** What the parser found, without the places in its own words. */
    private static String why(JsonParseException error) {
        return error.getOriginalMessage().replaceFirst("(?s) *\\(start marker at .*", "");
    }

    /** The member that could not be read, as far as that is known. */
    private static String member(HttpMessageNotReadableException error) {
        String path = error.getCause() instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? "" : ", at member " + path;
    }
}
