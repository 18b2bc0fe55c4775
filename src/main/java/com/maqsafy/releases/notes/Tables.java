package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a text: lines with as many bars, tabulators, semicolons or commas, columns with blanks between, rows of HTML, and
 * the tuples of SQL's {@code INSERT} and the lines of its {@code COPY}. The first row names the columns. Takes time linear in the
 * length.
 */
final class Tables {

    /** Longer lines are no row that people read. */
    private static final int LONGEST_LINE = 4000;

    private static final int MOST_CELLS = 60;
    private static final int LONGEST_TUPLE = 600;
    private static final String SEPARATORS = "|\t;,";
    /** Two blanks or more. */
    private static final char BLANKS = ' ';

    /** A cell without what stands around its text; {@code end} is exclusive. */
    record Cell(int start, int end) {}

    /** The names of the columns, and the rows below, each with as many cells. */
    record Table(List<Cell> head, List<List<Cell>> rows) {}

    private record Line(int start, int end, char separator, List<Cell> cells) {}

    private final String text;
    private final String lower;
    private final List<Table> tables = new ArrayList<>();
    /** Each row by its beginning; made when it is asked for. */
    private @Nullable NavigableMap<Integer, Row> rows;

    private record Row(List<Cell> head, List<Cell> cells) {}

    Tables(FoldedText folded) {
        text = folded.text();
        lower = folded.lower();
        copies();
        lines();
        markup();
        inserts();
    }

    List<Table> all() {
        return tables;
    }

    /** What names the column in which a place of a row stands, or null. */
    @Nullable
    Cell head(int place) {
        var row = rows().floorEntry(place);
        if (row == null) {
            return null;
        }
        List<Cell> cells = row.getValue().cells();
        for (int i = 0; i < cells.size() && i < row.getValue().head().size(); i++) {
            if (place >= cells.get(i).start() && place < cells.get(i).end()) {
                return row.getValue().head().get(i);
            }
        }
        return null;
    }

    private NavigableMap<Integer, Row> rows() {
        NavigableMap<Integer, Row> known = rows;
        if (known == null) {
            known = new TreeMap<>();
            for (Table table : tables) {
                for (List<Cell> cells : table.rows()) {
                    known.putIfAbsent(cells.get(0).start(), new Row(table.head(), cells));
                }
            }
            rows = known;
        }
        return known;
    }

    /** Where a character stands in a part of the text, or -1. */
    private int find(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    // --- lines

    private void lines() {
        Line head = null;
        List<List<Cell>> below = new ArrayList<>();
        for (int at = 0; at <= text.length(); ) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            if (head == null || !ruled(at, end)) {
                Line line = line(at, end, head == null ? 0 : head.separator());
                if (head != null
                        && line != null
                        && line.separator() == head.separator()
                        && line.cells().size() == head.cells().size()) {
                    below.add(line.cells());
                } else {
                    close(head, below);
                    below = new ArrayList<>();
                    head = line == null || head == null ? line : line(at, end, (char) 0);
                }
            }
            at = end + 1;
        }
        close(head, below);
    }

    private void close(@Nullable Line head, List<List<Cell>> below) {
        if (head != null && !below.isEmpty()) {
            tables.add(new Table(head.cells(), below));
        }
    }

    /** Whether a line only parts the head from the rows. */
    private boolean ruled(int start, int end) {
        if (end - start > LONGEST_LINE) {
            return false;
        }
        boolean dashes = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            dashes |= c == '-' || c == '=';
            if ("-=+|: \t\r".indexOf(c) < 0) {
                return false;
            }
        }
        return dashes;
    }

    private @Nullable Line line(int start, int end, char wanted) {
        if (end - start > LONGEST_LINE || end - start < 3) {
            return null;
        }
        if (wanted != 0) {
            List<Cell> cells = cells(start, end, wanted);
            return cells.size() > 1 ? new Line(start, end, wanted, cells) : null;
        }
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            if (find(separator, start, end) >= 0) {
                List<Cell> cells = cells(start, end, separator);
                return cells.size() > 1 ? new Line(start, end, separator, cells) : null;
            }
        }
        List<Cell> cells = cells(start, end, BLANKS);
        return cells.size() > 1 ? new Line(start, end, BLANKS, cells) : null;
    }

    private List<Cell> cells(int start, int end, char separator) {
        int from = start;
        int to = end;
        if (separator == '|') {
            while (from < to && " \t|".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            while (to > from && " \t|\r".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
        }
        var cells = new ArrayList<Cell>();
        int begin = from;
        for (int i = from; i <= to; i++) {
            int width = i == to ? 1 : separated(i, to, separator);
            if (width > 0) {
                cells.add(bare(begin, i));
                if (cells.size() > MOST_CELLS) {
                    return List.of();
                }
                i += width - 1;
                begin = i + 1;
            }
        }
        return cells;
    }

    /** How many characters part two cells here; 0 for none. */
    private int separated(int at, int to, char separator) {
        if (text.charAt(at) != separator) {
            return 0;
        }
        if (separator != BLANKS) {
            // Jira writes the bars of heads twice.
            return separator == '|' && at + 1 < to && text.charAt(at + 1) == '|' ? 2 : 1;
        }
        int end = at;
        while (end < to && text.charAt(end) == BLANKS) {
            end++;
        }
        return end - at >= 2 && end < to ? end - at : 0;
    }

    private Cell bare(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && " \t\r\"'`*".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\"'`*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return new Cell(from, to);
    }

    // --- COPY, as PostgreSQL's dumps have it

    private void copies() {
        int at = lower.indexOf(") from stdin");
        while (at >= 0) {
            int open = at;
            while (open > 0 && at - open < LONGEST_TUPLE && text.charAt(open) != '(' && text.charAt(open) != '\n') {
                open--;
            }
            int behind = at + 1;
            if (text.charAt(open) == '(') {
                List<Cell> head = cells(open + 1, at, ',');
                int line = find('\n', at, Math.min(text.length(), at + LONGEST_TUPLE));
                if (line >= 0) {
                    behind = rows(line, head, lower.substring(at, line).contains("csv") ? ',' : '\t');
                }
            }
            at = lower.indexOf(") from stdin", behind);
        }
    }

    /** Reads the lines behind the end of one as far as they have so many columns; gives the end of the last. */
    private int rows(int line, List<Cell> head, char separator) {
        List<List<Cell>> below = new ArrayList<>();
        int end = line;
        while (end + 1 < text.length()) {
            int start = end + 1;
            int next = text.indexOf('\n', start);
            int stop = next < 0 ? text.length() : next;
            List<Cell> cells = stop - start > LONGEST_LINE ? List.of() : cells(start, stop, separator);
            if (cells.size() != head.size()) {
                break;
            }
            below.add(cells);
            end = next < 0 ? text.length() : next;
        }
        if (head.size() > 1 && !below.isEmpty()) {
            tables.add(new Table(head, below));
        }
        return end;
    }

    // --- HTML

    private void markup() {
        if (!lower.contains("<th")) {
            return;
        }
        List<Cell> head = List.of();
        List<List<Cell>> below = new ArrayList<>();
        int at = lower.indexOf("<tr");
        while (at >= 0) {
            int next = lower.indexOf("<tr", at + 3);
            int end = next < 0 ? text.length() : next;
            List<Cell> cells = end - at > LONGEST_LINE ? List.of() : elements(at, end);
            boolean heads = lower.startsWith("<th", lower.indexOf("<t", at + 3));
            if (heads || cells.size() != head.size()) {
                addMarkup(head, below);
                head = heads ? cells : List.of();
                below = new ArrayList<>();
            } else {
                below.add(cells);
            }
            at = next;
        }
        addMarkup(head, below);
    }

    private void addMarkup(List<Cell> head, List<List<Cell>> below) {
        if (head.size() > 1 && !below.isEmpty()) {
            tables.add(new Table(head, below));
        }
    }

    private List<Cell> elements(int start, int end) {
        var cells = new ArrayList<Cell>();
        int at = start + 3;
        while (at < end && cells.size() < MOST_CELLS) {
            int open = lower.indexOf("<t", at);
            int begin = open < 0 || open >= end ? 0 : find('>', open, end) + 1;
            int close = begin == 0 ? -1 : find('<', begin, end);
            if (close < 0) {
                break;
            }
            cells.add(bare(begin, close));
            at = close + 1;
        }
        return cells;
    }

    // --- SQL

    private void inserts() {
        int at = lower.indexOf("values");
        while (at >= 0) {
            int close = at;
            while (close > 0 && at - close < 20 && Character.isWhitespace(text.charAt(close - 1))) {
                close--;
            }
            int open = close > 0 && text.charAt(close - 1) == ')' ? close - 1 : -1;
            while (open > 0 && close - open < LONGEST_TUPLE && text.charAt(open) != '(') {
                open--;
            }
            int behind = at + "values".length();
            if (open >= 0 && text.charAt(open) == '(') {
                List<List<Cell>> tuples = new ArrayList<>();
                List<Cell> head = cells(open + 1, close - 1, ',');
                behind = tuples(behind, head.size(), tuples);
                if (head.size() > 1 && !tuples.isEmpty()) {
                    tables.add(new Table(head, tuples));
                }
            }
            at = lower.indexOf("values", behind);
        }
    }

    /** Reads tuples of so many values; gives the place behind the last. */
    private int tuples(int from, int size, List<List<Cell>> tuples) {
        int behind = from;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ',') {
                at++;
                continue;
            }
            var cells = new ArrayList<Cell>();
            int end = c == '(' ? tuple(at + 1, cells) : -1;
            if (end < 0 || cells.size() != size) {
                return behind;
            }
            tuples.add(cells);
            at = end;
            behind = end;
        }
        return behind;
    }

    /** Where a tuple ends whose first value begins here, or -1. */
    private int tuple(int from, List<Cell> cells) {
        boolean quoted = false;
        int begin = from;
        for (int i = from; i < text.length() && i - from < LONGEST_TUPLE; i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && (c == ',' || c == ')')) {
                cells.add(bare(begin, i));
                begin = i + 1;
            }
            if (!quoted && c == ')') {
                return i + 1;
            }
        }
        return -1;
    }
}
