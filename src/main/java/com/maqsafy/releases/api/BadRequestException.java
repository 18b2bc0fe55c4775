package com.maqsafy.releases.api;

import com.maqsafy.releases.process.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be meant, refused before any call is asked, whichever page has it: 400 with a problem document. */
final class BadRequestException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String title, String detail) {
        super(HttpStatus.BAD_REQUEST, problem(title, detail), null);
    }

    /** Refused for all of these. */
    BadRequestException(String title, List<Violation> violations) {
        super(HttpStatus.BAD_REQUEST, problem(title, violations), null);
    }

    private static ProblemDetail problem(String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setTitle(title);
        return problem;
    }

    private static ProblemDetail problem(String title, List<Violation> violations) {
        ProblemDetail problem = problem(title, Violation.told(violations));
        problem.setProperty("violations", violations);
        return problem;
    }
}
