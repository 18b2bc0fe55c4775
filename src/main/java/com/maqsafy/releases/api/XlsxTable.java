package com.maqsafy.releases.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a spreadsheet (XLSX, ISO/IEC 29500), written row by row. A text is a text whatever it looks like, and never a
 * formula; a time is a date in UTC.
 */
final class XlsxTable {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String TIME = "yyyy-mm-dd hh:mm:ss";
    private static final double WIDTH = 22;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    /** Writes into the stream, which stays open. */
    XlsxTable(OutputStream out, String name, List<String> columns) throws IOException {
        this.book = new Workbook(out, "Release management", null);
        this.sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, WIDTH);
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        row(columns.toArray());
    }

    /** Writes a row; null is an empty cell. */
    void row(@Nullable Object... cells) throws IOException {
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            if (cell instanceof Instant time) {
                sheet.value(row, column, time.atZone(ZoneOffset.UTC));
                sheet.style(row, column).format(TIME).set();
            } else if (cell != null) {
                sheet.inlineString(row, column, literal(cell.toString()));
            }
        }
        row++;
        sheet.flush();
    }

    /** Writes what stands behind the last row. */
    void finish() throws IOException {
        book.finish();
    }

    /** What reads like an escaped character ({@code _x0041_}) is meant as it stands (ISO/IEC 29500-1, 22.9.2.19). */
    private static String literal(String text) {
        return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }
}
