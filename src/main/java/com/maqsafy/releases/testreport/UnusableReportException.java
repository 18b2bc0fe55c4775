package com.maqsafy.releases.testreport;

/** The file is no report of tests that ran; the message names line, cause and mend. */
final class UnusableReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableReportException(String message) {
        super(message);
    }

    UnusableReportException(int line, String message) {
        super("Line " + line + ": " + message);
    }
}
