package com.maqsafy.releases.board;

import com.maqsafy.releases.events.TooManyStreamsException;
import com.maqsafy.releases.process.CallFailure;
import com.maqsafy.releases.process.FailureLog;
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

/** What the Releases application is told when a request fails, as problem documents (RFC 9457). */
@RestControllerAdvice(basePackageClasses = BoardProblems.class)
class BoardProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BoardProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(BoardRefusedException error) {
        return problem(error.status(), error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownReleaseException error) {
        return problem(HttpStatus.NOT_FOUND, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyStreamsException error) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(RuntimeException error) {
        CallFailure kind = CallFailure.of(error);
        if (kind != CallFailure.FAULT) {
            return problem(HttpStatus.valueOf(kind.status()), kind.words(error));
        }
        FailureLog.error(LOG, "REL-BRD-001 A request of the Releases application failed.", error);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "REL-BRD-001 Something went wrong; see the application's log.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
