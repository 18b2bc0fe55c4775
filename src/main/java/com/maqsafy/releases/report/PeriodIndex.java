package com.maqsafy.releases.report;

import java.time.Instant;
import java.util.List;

/**
 * All releases that ended in a period and of which the reader may know, each with what its report has in the archive.
 *
 * @param from the first instant of the period
 * @param until the first instant after it
 */
record PeriodIndex(Instant from, Instant until, List<Entry> entries, Instant madeAt) {

    PeriodIndex {
        entries = List.copyOf(entries);
    }

    /**
     * A release.
     *
     * @param records number of its records
     * @param lastHash hash of its last record, which stands for all before it; blank when there is none
     * @param file name of its report in the archive
     * @param sha256 of that file, lower-case hexadecimal
     */
    record Entry(
            String key,
            String type,
            String status,
            Instant ended,
            int records,
            String lastHash,
            boolean sealed,
            boolean intact,
            String file,
            String sha256) {}
}
