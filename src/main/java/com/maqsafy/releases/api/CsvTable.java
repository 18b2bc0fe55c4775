package com.maqsafy.releases.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as CSV (RFC 4180); what a spreadsheet would take for a formula is written as the text that it is. */
final class CsvTable {

    private final StringBuilder csv = new StringBuilder();

    CsvTable(List<String> columns) {
        row(columns.toArray());
    }

    /** Adds a row; null is an empty cell. */
    CsvTable row(@Nullable Object... cells) {
        csv.append(Arrays.stream(cells)
                        .map(cell -> quoted(Objects.toString(cell, "")))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return csv.toString();
    }

    private static String quoted(String cell) {
        // With an apostrophe before it, a spreadsheet takes the text for a text.
        String safe = SpreadsheetFormula.guarded(cell);
        return safe.matches("(?s).*[\",\r\n].*") || !safe.equals(cell) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
