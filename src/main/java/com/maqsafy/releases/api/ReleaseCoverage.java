package com.maqsafy.releases.api;

import com.maqsafy.releases.report.Coverage;
import com.maqsafy.releases.report.Coverage.Row;
import com.maqsafy.releases.report.Coverage.State;
import com.maqsafy.releases.report.ReportLanguage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of every item of the policy in a release, as REST tells it.
 *
 * @param release key of the release
 * @param met number of items that a record meets
 * @param notMet number of items of which the last that was said speaks against them
 * @param open number of items that apply, and of which nothing was said yet
 * @param notApplicable number of items that the release does not need
 * @param items all items in the policy's order
 */
record ReleaseCoverage(String release, long met, long notMet, long open, long notApplicable, List<Row> items) {

    private static final List<String> COLUMNS =
            List.of("section", "item", "text", "state", "why", "record", "actor", "time", "says", "records");

    static ReleaseCoverage of(String key, Coverage coverage, ReportLanguage language) {
        return new ReleaseCoverage(
                key,
                coverage.count(State.MET),
                coverage.count(State.NOT_MET),
                coverage.count(State.OPEN),
                coverage.count(State.NOT_APPLICABLE),
                coverage.rows(language));
    }

    /** The items as CSV (RFC 4180). */
    String csv() {
        CsvTable csv = new CsvTable(COLUMNS);
        items.forEach(i -> csv.row(
                i.section(),
                i.item(),
                i.text(),
                i.state(),
                i.why(),
                i.record(),
                i.actor(),
                i.time(),
                i.says(),
                i.records().stream().map(String::valueOf).collect(Collectors.joining(" "))));
        return csv.toString();
    }
}
