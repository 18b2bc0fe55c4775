package com.maqsafy.releases.security;

/** A text is no complete CVSS vector of version 3.1 or 4.0; the message says why and how to write one. */
public class InvalidCvssVectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCvssVectorException(String message) {
        super(message);
    }
}
