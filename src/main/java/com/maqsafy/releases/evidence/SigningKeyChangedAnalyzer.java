package com.maqsafy.releases.evidence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a start that was refused for its key in words, without a stack trace. */
final class SigningKeyChangedAnalyzer extends AbstractFailureAnalyzer<SigningKeyChangedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SigningKeyChangedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
