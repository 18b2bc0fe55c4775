package com.maqsafy.releases.report;

/** More releases ended in a period than one archive takes ({@code REL-RPT-002}). */
public class TooManyReleasesException extends RuntimeException {

    TooManyReleasesException() {
        super("REL-RPT-002 " + ReleaseReports.MOST
                + " or more releases ended in this period. Ask for a shorter one, e.g. a month.");
    }
}
