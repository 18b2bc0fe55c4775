package com.maqsafy.releases.board;

import org.springframework.http.HttpStatus;

/** A request of the Releases application that is not answered; the message begins with its code. */
class BoardRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    BoardRefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
