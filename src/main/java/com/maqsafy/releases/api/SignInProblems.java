package com.maqsafy.releases.api;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.signin.SignInRefusedException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals around accounts and tokens as problem documents. */
@RestControllerAdvice(basePackageClasses = SignInProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SignInRefusedException refused) {
        HttpStatus status = switch (refused.why()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
        return problem(status, refused, refused.violations());
    }

    static ResponseEntity<ProblemDetail> problem(HttpStatus status, RuntimeException refused) {
        return problem(status, refused, List.of());
    }

    static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, RuntimeException refused, List<Violation> violations) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.getMessage());
        problem.setTitle("Not done");
        if (!violations.isEmpty()) {
            problem.setProperty("violations", violations);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
