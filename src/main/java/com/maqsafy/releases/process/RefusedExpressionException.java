package com.maqsafy.releases.process;

import org.camunda.bpm.engine.BadUserRequestException;

/** An expression came from a caller and not from a model (CVE-2026-109432); it was not evaluated. */
final class RefusedExpressionException extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    RefusedExpressionException() {
        super("REL-PRC-020 Expressions are not evaluated in queries. Give the value itself.");
    }
}
