package com.maqsafy.releases.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that REST itself refuses, before any module is asked. */
class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String title;

    RequestRefusedException(HttpStatus status, String title, @Nullable String message) {
        super(message);
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }
}
