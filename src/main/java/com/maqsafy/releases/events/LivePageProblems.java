package com.maqsafy.releases.events;

import com.maqsafy.releases.deployment.StepStopRefusedException;
import com.maqsafy.releases.process.CallFailure;
import com.maqsafy.releases.process.FailureLog;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.release.UnknownReleaseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the page is told when a request fails, as problem documents (RFC 9457). */
@RestControllerAdvice(basePackageClasses = LivePageProblems.class)
class LivePageProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LivePageProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notSignedIn(NotSignedInException error) {
        return problem(HttpStatus.UNAUTHORIZED, error);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownReleaseException error) {
        return problem(HttpStatus.NOT_FOUND, error);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SubmissionRefusedException error) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, error);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyStreamsException error) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, error);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notStopped(StepStopRefusedException error) {
        return problem(
                switch (error.why()) {
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case UNKNOWN_STEP -> HttpStatus.NOT_FOUND;
                    case NOT_RUNNING -> HttpStatus.CONFLICT;
                },
                error);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(RuntimeException error) {
        CallFailure kind = CallFailure.of(error);
        if (kind != CallFailure.FAULT) {
            return problem(HttpStatus.valueOf(kind.status()), kind.words(error));
        }
        FailureLog.error(LOG, "REL-EVT-008 A request of the page that watches a release failed.", error);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "REL-EVT-008 Something went wrong; see the application's log.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, RuntimeException error) {
        return problem(status, error.getMessage());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
