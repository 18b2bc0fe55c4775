package com.maqsafy.releases.cockpit;

import org.springframework.http.HttpStatus;

/** A request of the auditors' pages that is not answered; the message begins with its code. */
class PageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    PageRefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
