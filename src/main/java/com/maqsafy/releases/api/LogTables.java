package com.maqsafy.releases.api;

import java.util.List;
import java.util.stream.Collectors;

/** The release log as CSV (RFC 4180) and as a Markdown table. */
final class LogTables {

    private static final List<String> COLUMNS =
            List.of("service", "version", "date", "type", "owner", "status", "notes");

    private LogTables() {}

    static String csv(List<LogRow> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        rows.forEach(r -> csv.append(line(cells(r))));
        return csv.toString();
    }

    /** A line of CSV, with its end. */
    static String line(List<String> cells) {
        return cells.stream().map(LogTables::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String markdown(List<LogRow> rows) {
        StringBuilder table =
                new StringBuilder("| ").append(String.join(" | ", COLUMNS)).append(" |\n|");
        table.append(" --- |".repeat(COLUMNS.size())).append('\n');
        rows.forEach(r -> table.append("| ")
                .append(cells(r).stream().map(MarkdownCell::of).collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }

    private static List<String> cells(LogRow row) {
        return List.of(
                row.service(),
                row.version(),
                row.date().toString(),
                row.type(),
                row.owner(),
                row.status(),
                row.notes());
    }

    private static String quoted(String cell) {
        // With an apostrophe before it, a spreadsheet takes the text for a text.
        String safe = SpreadsheetFormula.begins(cell) ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") || !safe.equals(cell) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
