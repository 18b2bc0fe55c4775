package com.maqsafy.releases.api;

import com.maqsafy.releases.process.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that REST itself refuses, before any module is asked. */
class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String title;
    private final transient List<Violation> violations;

    RequestRefusedException(HttpStatus status, String title, @Nullable String message) {
        this(status, title, message, List.of());
    }

    /** @param violations what is wrong with each field */
    RequestRefusedException(HttpStatus status, String title, @Nullable String message, List<Violation> violations) {
        super(message);
        this.status = status;
        this.title = title;
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }
}
