package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.process.CallFailure;
import com.maqsafy.releases.process.FailureLog;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.rules.UnknownRuleException;
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

/** What the auditors' pages are told when a request fails, as problem documents (RFC 9457). */
@RestControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PageRefusedException error) {
        return problem(error.status(), error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownReleaseException error) {
        return problem(HttpStatus.NOT_FOUND, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownRuleException error) {
        return problem(HttpStatus.NOT_FOUND, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(RuntimeException error) {
        CallFailure kind = CallFailure.of(error);
        if (kind != CallFailure.FAULT) {
            return problem(HttpStatus.valueOf(kind.status()), kind.words(error));
        }
        FailureLog.error(LOG, "REL-COC-005 A page could not be answered.", error);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "REL-COC-005 Something went wrong; see the application's log.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
